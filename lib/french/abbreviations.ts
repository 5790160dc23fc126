/**
 * French abbreviations, the one list that tokens and sentence ends ask. Letters, what follows, and a
 * full stop where tokens keep it (`lib/text/abbreviation-table.ts`). After the *Lexique des règles
 * typographiques en usage à l’Imprimerie nationale*, with the older and the wrong ones that books have.
 */

import { type AbbreviationTable, readAbbreviations } from "#lib/text/abbreviation-table.ts";

export const frenchAbbreviations: AbbreviationTable = readAbbreviations(`
M word .
MM word .
mr word .
mrs word
messrs word
Me word
mme word
mmes word
mlle word
mlles word
mgr word
dr word .
drs word
pr word
prof name
rév word
capt name
Cap name
lieut word
lt word
Col name
cdt word
gal word
sgt word
st word
ste word
sts word
vve word
R.P word
S.M word
S.S word
LL.MM word
S.A.R word
S.A.I word
S.E word
S.Exc word
N.-D word
bd word
boul word
av word
fg word
env word
apr word
cf word .
ex name
p.ex word
dir name
trad name
éd name
coll name
op word .
tél word
c.-à-d word
esq any
Inc name
Ltd name
jr any
sr any
cie name
S.A name
etc any .
ibid any .
cit any .
j.-c any .
id any
loc any
suiv any
sq any
min any
max any
p numeral .
pp numeral .
n numeral
nn numeral
no numeral
nos numeral
t numeral
vol numeral
liv numeral
l numeral
ch numeral
chap numeral
art numeral
fig numeral
pl numeral
sc numeral
v numeral
vv numeral
fol numeral
f numeral
ms numeral
mss numeral
janv figure
févr figure
fév figure
avr figure
juil figure
sept figure
oct figure
nov figure
déc figure
h figure
mn figure
fr figure
frs figure
c figure
m figure
mm figure
cm figure
km figure
g figure
gr figure
kg figure
kil figure
kilog figure
q figure
hl figure
`);
