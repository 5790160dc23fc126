/**
 * Lemmas with all their forms, written by hand: what a plain scan of the text finds is held against
 * what the index finds. Only forms that are of no other word. `NOUN regard: regard regards`.
 */
export const findForms: readonly {
  readonly entry: string;
  readonly forms: readonly string[];
}[] = `
NOUN regard: regard regards
NOUN maison: maison maisons
NOUN jardin: jardin jardins
NOUN fenêtre: fenêtre fenêtres
NOUN chapeau: chapeau chapeaux
NOUN cheval: cheval chevaux
NOUN château: château châteaux
NOUN genou: genou genoux
NOUN épaule: épaule épaules
NOUN visage: visage visages
NOUN chambre: chambre chambres
NOUN escalier: escalier escaliers
NOUN oreille: oreille oreilles
NOUN soldat: soldat soldats
NOUN argent: argent
NOUN heure: heure heures
NOUN minute: minute minutes
NOUN journée: journée journées
NOUN matin: matin matins
NOUN soleil: soleil soleils
NOUN bruit: bruit bruits
NOUN silence: silence silences
NOUN amour: amour amours
NOUN enfant: enfant enfants
NOUN mari: mari maris
NOUN médecin: médecin médecins
NOUN bonheur: bonheur bonheurs
NOUN douleur: douleur douleurs
NOUN rivière: rivière rivières
NOUN chien: chien chiens
NOUN bouche: bouche bouches
NOUN jambe: jambe jambes
ADJ triste: triste tristes
ADJ heureux: heureux heureuse heureuses
ADJ affreux: affreux affreuse affreuses
ADJ énorme: énorme énormes
ADJ pâle: pâle pâles
ADJ étrange: étrange étranges
ADV toujours: toujours
ADV jamais: jamais
ADV souvent: souvent
ADV longtemps: longtemps
ADV doucement: doucement
ADV bientôt: bientôt
ADV aujourd’hui: aujourd'hui
VERB pouvoir: pouvait pouvaient pouvais pouvez pouvons peuvent peux peut pourrait pourraient pourrais pourra pourrai pourrez pourrons pourront pourriez puisse puissent puissiez pouvant pouviez purent
VERB vouloir: vouloir voulait voulaient voulais veut veux veulent voulez voulons voulut voulurent voudrait voudrais voudraient voudra voudrez voulu voulus voulue veuille veuillez voulant voulût vouliez
VERB répondre: répondre répondit répond réponds répondait répondu répondirent répondis répondra répondrai répondez répondaient répondant répondent répondrait répondez
VERB entendre: entendre entendit entend entends entendait entendaient entendu entendue entendus entendirent entendis entendant entendez entendent entendrait entendra
VERB attendre: attendre attendit attend attends attendait attendaient attendu attendue attendirent attendant attendez attendent attendrai attendis attendra attendrait attendons
VERB rendre: rendre rendit rendait rendaient rendu rendue rendus rendues rendirent rendant rendez rendent rendrait rendra rendrai rend rends rendis
VERB venir: venir venait venaient vient viens viennent venez viendrait viendra viendrai viendrez vinrent venant viendront viennent venus venues
VERB croire: croire croyait croyaient croyais croit croyez croient croyant croirait croira croiriez croyons croirais crus crurent
VERB savoir: savait savaient savais savez savent savons saurait saurais saura saurai sachant sachez sait sais
VERB demander: demander demanda demandait demandaient demandé demandée demandèrent demandai demandant demandez demandera demanderai demandait demandais
VERB tomber: tomber tomba tombait tombaient tombé tombée tombés tombées tombèrent tombant tombent tombera tomberait
VERB parler: parler parla parlait parlaient parlé parlez parlant parlèrent parlent parlera parlerai parlerons parlai parlais parlons
VERB trouver: trouver trouva trouvait trouvaient trouvé trouvée trouvés trouvées trouvèrent trouvai trouvant trouvez trouvent trouvera trouverait trouverez trouvais trouverai
VERB regarder: regarder regarda regardait regardaient regardé regardée regardés regardèrent regardai regardant regardez regardent regardera regardais
VERB penser: penser pensa pensait pensaient pensé pensez pensent pensant pensèrent pensai pensais pensons
`
  .trim()
  .split("\n")
  .map((line) => {
    const [entry = "", forms = ""] = line.split(": ");
    return { entry, forms: forms.split(" ") };
  });
