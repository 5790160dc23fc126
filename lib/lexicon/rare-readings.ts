/**
 * Readings that are rarer, or here and there likelier, than their neighbours make one think: form,
 * lemma, part of speech, and what the tagger adds to the reading’s prior. Set by hand, from what
 * it read wrongly in prose; one a line.
 */
export const rareReadings: ReadonlyMap<string, number> = new Map(
  `
vit vit NOUN -6
moins moins NOUN -5
a a NOUN -8
o o NOUN -4
y y NOUN -8
autre autre NOUN -5
autres autre NOUN -5
bas bas NOUN -1.5
seul seul NOUN -3
seuls seul NOUN -3
seule seul NOUN -3
seules seul NOUN -3
entière entier NOUN -3
plus plus NOUN -5
parti partir VERB -0.5
parti parti ADJ -2
neige neiger VERB -3
faut faillir VERB -5
plu plaire VERB -1.5
fort fort ADJ -0.5
pendule penduler VERB -4
politique politiquer VERB -6
nombre nombrer VERB -3
acte acter VERB -4
actes acter VERB -4
figure figurer VERB -1
apanage apanager VERB -4
dire dire NOUN -3
as as NOUN -4
est est NOUN -2
est est ADJ -4
suis suivre VERB -1.8
or or NOUN -0.5
car car NOUN -3
pas pas NOUN -1.5
point point NOUN -0.3
son son NOUN -3
ton ton NOUN -2
mon mon NOUN -4
ma ma NOUN -4
sa sa NOUN -4
si si NOUN -4
bien bien NOUN -1
mal mal NOUN -0.5
plus plaire VERB -3
lui luire VERB -5
mirent mirer VERB -4
mire mirer VERB -1
tu taire VERB -4
sens sen NOUN -6
fut fut NOUN -5
fût fût NOUN -2
sous sou NOUN -2
entre entrer VERB -1
vers ver NOUN -3
vers vers NOUN -2
devant devoir VERB -2
pendant pendre VERB -2
suivant suivre VERB -1
avions avion NOUN -1
lacs lac NOUN 4
peu peu NOUN -2
tout tout NOUN -3
tous tout NOUN -5
même même NOUN -5
dans dan NOUN -8
par par NOUN -6
pour pour NOUN -4
sur sur ADJ -5
sans sans NOUN -5
moi moi NOUN -3
rien rien NOUN -2
être être NOUN -1.5
avoir avoir NOUN -2.5
pouvoir pouvoir NOUN 0.5
personne personne NOUN -2.5
semblant semblant NOUN 1
porte porte ADJ -6
portes porte ADJ -6
fin fin ADJ -1.5
dit dit ADJ -3
dit dit NOUN -3
fin fin ADV -4
atteinte atteinte NOUN 1.5
demain demain NOUN -4
environ environ NOUN -4
cours courir VERB -1
page page NOUN 0.5
ai ai NOUN -6
eut eut NOUN -6
cela celer VERB -8
ami ami ADJ -3
amis ami ADJ -3
amie ami ADJ -3
amies ami ADJ -3
vieux vieux NOUN -1
vite vite ADJ -3
sauf sauf ADJ -4
continue continu ADJ -2.5
compte compter VERB -1
mais mai NOUN -8
la la NOUN -6
bien bien ADJ -3
point poindre VERB -6
autour autour ADP -5
autour autour NOUN -3
auprès auprès ADP -5
bravo bravo NOUN -4
ha ha NOUN -6
uns un NOUN -8
unes un NOUN -8
mieux mieux NOUN -4
cent cent NOUN -4
prêt prêt NOUN -1
fourbe fourber VERB -6
tempête tempêter VERB -3
lundi lundi ADV -9
mardi mardi ADV -9
mercredi mercredi ADV -9
jeudi jeudi ADV -9
vendredi vendredi ADV -9
samedi samedi ADV -9
dimanche dimanche ADV -9
livre livrer VERB -1
rêve rêver VERB 0.5
`
    .split("\n")
    .flatMap((line) => {
      const [form, lemma, upos, weight] = line.split(" ");
      return weight === undefined ? [] : [[`${form} ${lemma} ${upos}`, Number(weight)] as const];
    }),
);
