/**
 * English forms that the rules of endings get wrong: a base, then its forms. Made by
 * `npm run texts -- lexicon build`; not for mending by hand. From WordNet 3.0, © 2006 Princeton
 * University, as wink-lexicon (MIT) has it: see NOTICE.md.
 */
export const lemmaExceptions = {
  noun: `
abies abies
abydos abydos
ache aches
achilles achilles
acrobatics acrobatics
adios adios
aeneas aeneas
aerobatics aerobatics
aerobics aerobics
aerodynamics aerodynamics
aeronautics aeronautics
afrikaans afrikaans
alcibiades alcibiades
algiers algiers
alias alias aliases
alibi alibis
alms alms
alumna alumnae
alumnus alumni
amends amends
amos amos
analysis analyses
andes andes
annals annals
annexe annexes
antares antares
antenna antennae
antilles antilles
apache apaches
apennines apennines
apologetics apologetics
appendix appendices
aquarium aquaria
aquinas aquinas
archimedes archimedes
ardennes ardennes
aries aries
aristophanes aristophanes
arkansas arkansas
arles arles
arras arras
arrears arrears
arsis arses
artaxerxes artaxerxes
asbestos asbestos
assize assizes
astronautics astronautics
astrophysics astrophysics
athens athens
athletics athletics
athos athos
atlas atlas atlases
atrium atria
attache attaches
aussie aussies
automaton automata
avalanche avalanches
avionics avionics
azerbaijani azerbaijanis
azeri azeris
azores azores
backwoods backwoods
baddie baddies
badlands badlands
bahamas bahamas
ballistics ballistics
bangladeshi bangladeshis
barbados barbados
barbu barbus
bari baris
basidium basidia
beatles beatles
beau beaux
bengali bengalis
bias bias biases
biceps biceps
bikini bikinis
billiards billiards
binoculars binoculars
biometrics biometrics
biophysics biophysics
birdie birdies
blaze blazes
bonus bonuses
bookie bookies
bookshelf bookshelves
boondocks boondocks
borges borges
boschbok bok
brahms brahms
brazos brazos
breeze breezes
britches britches
bronze bronzes
brother brethren
brownie brownies
bruges bruges
brussels brussels
bruxelles bruxelles
buffalo buffaloes
bunche bunches
bureau bureaus
burroughs burroughs
bus buses busses
butterfingers butterfingers
cache caches
cactus cacti
calf calves
calisthenics calisthenics
callus calluses
calorie calories
calvados calvados
camas camas
campus campuses
cannes cannes
canvas canvas canvases
caput capita
carabiniere carabinieri
caracas caracas
cargo cargoes
caries caries
carina carinae
carlos carlos
carpathians carpathians
carpus carpi
casals casals
catalysis catalyses
catholicos catholicos
catskills catskills
caucus caucuses
celebes celebes
census censuses
cervantes cervantes
chalons chalons
chaos chaos
charles charles
chartres chartres
chateau chateaux
child children
chilli chillies
chios chios
chorus choruses
chou choux
christmas christmas christmases
cilium cilia
circus circuses
civics civics
civvies civvies
clemens clemens
cliche cliches
clothes clothes
codex codices
collins collins
colon cola
comanche comanches
commie commies
comoros comoros
concerto concerti
confines confines
conidium conidia
connors connors
consortium consortia
cootie cooties
corpus corpora
cortes cortes
cosmos cosmos
coxa coxae
crematorium crematoria
crisis crises
criterion criteria
crookes crookes
crosse crosses
crosshairs crosshairs
crux cruces
cry crying
cummings cummings
curia curiae
curriculum curricula
cybernetics cybernetics
cyclades cyclades
cyclops cyclops
daiquiri daiquiris
dallas dallas
damocles damocles
dardanelles dardanelles
datum data
daugavpils daugavpils
dawes dawes
degas degas
demosthenes demosthenes
descartes descartes
diabetes diabetes
diagnosis diagnoses
diagnostics diagnostics
dibs dibs
dickens dickens
dingo dingoes
diogenes diogenes
diva dive
djinny djinn
doings doings
domino dominoes
douglas douglas
dramatics dramatics
droppings droppings
dulles dulles
duo dui
durres durres
dwarf dwarves
eames eames
earnings earnings
eats eats
eaves eaves
ecclesia ecclesiae
echo echoes
econometrics econometrics
economics economics
eidos eidos
electronics electronics
elf elves
elli ellis
elytrum elytra
emphasis emphasises
emporium emporia
engels engels
entrails entrails
environs environs
ephemeron ephemera
equilibrium equilibria
ergonomics ergonomics
eros eros
ethos ethos
eugenics eugenics
euphrates euphrates
euripides euripides
eurythmics eurythmics
evans evans
everglades everglades
evers evers
faeces faeces
fairbanks fairbanks
fawkes fawkes
feces feces
fetus fetuses
fisticuffs fisticuffs
flagellum flagella
flanders flanders
flinders flinders
focus focuses
foot feet
forceps forceps
forensics forensics
formula formulae
forum fora
fracas fracas
freebie freebies
freeze freezes
fresco frescoes
frieze friezes
fuchs fuchs
fuentes fuentes
fungus fungi
galapagos galapagos
gallows gallows
ganges ganges
ganglion ganglia
gas gases gasses
gasworks gasworks
gaze gazes
genetics genetics
genie genies
genitals genitals
genius genii geniuses
genomics genomics
genus genera
geophysics geophysics
geopolitics geopolitics
gibbs gibbs
gillie gillies
glans glans
glaze glazes
go goes
goebbels goebbels
goggles goggles
goldilocks goldilocks
goose geese
graffito graffiti
gramps gramps
grandchild grandchildren
gravitas gravitas
groupie groupies
guilde guilders
guru gurus
gymnastics gymnastics
hades hades
half halves
hamas hamas
hargreaves hargreaves
hasid hasidim
hastings hastings
hawkins hawkins
hayes hayes
headache headaches
headquarters headquarters
heartache heartaches
heartstrings heartstrings
hebrides hebrides
helios helios
helix helices
heracles heracles
hercules hercules
hermeneutics hermeneutics
hermes hermes
hero heroes
herpes herpes
hindu hindus
hippocrates hippocrates
hobbes hobbes
hobbs hobbs
holmes holmes
honduras honduras
hoof hooves
hopkins hopkins
housewife housewives
howells howells
huggins huggins
hughes hughes
hutchins hutchins
huygens huygens
hydraulics hydraulics
hymenopteran hymenoptera
hypha hyphae
hypothesis hypotheses
ibis ibises
igbo ibo
iglesias iglesias
ilium ilia
imago imagines
index indices
indie indies
informatics informatics
innards innards
iou ious
iraqi iraqis
iris irises
isi isis
ismaili ismailis
israeli israelis
ives ives
jakes jakes
james james
jammies jammies
jeffers jeffers
jinni jinn
jones jones joneses
jus jura
kaunas kaunas
keats keats
keynes keynes
khaki khakis
kibbutz kibbutzim
kinematics kinematics
kinetics kinetics
kiwi kiwis
knickers knickers
knife knives
krebs krebs
krone kroner
kudos kudos
labium labia
lacuna lacunae
laertes laertes
lagos lagos
larva larvae
laurens laurens
lazybones lazybones
leaf leaves
leeds leeds
lemnos lemnos
lens lens
leonidas leonidas
lepidopteran lepidoptera
leu lei
libretto libretti
lied lieder
life lives
linguistics linguistics
lira lire
liturgics liturgics
loaf loaves
logistics logistics
louse lice
lucas lucas
lutyens lutyens
macroeconomics macroeconomics
madame mesdames
madras madras
mafioso mafiosi
magus magi
maimonides maimonides
maldives maldives
man men
manchu manchus
mango mangoes
marche marches
mari maris
marianas marianas
maritimes maritimes
martini martinis
massachusetts massachusetts
masse masses
mathematics mathematics
mathias mathias
matins matins
matrix matrices
maze mazes
measles measles
medici medicis
medium media
memorandum memoranda
menu menus
metamorphosis metamorphoses
metaphysics metaphysics
michaelmas michaelmas
microelectronics microelectronics
midas midas
midwife midwives
millennium millennia
mini minis
minibus minibuses
minimum minima
minos minos
mir miri
mithridates mithridates
mitochondrion mitochondria
modulus moduli
molasses molasses
moluccas moluccas
monsieur messieurs
moses moses
mosquito mosquitoes
mountie mounties
mouse mice
moustache moustaches
movie movies
mri mris
mumps mumps
mustache mustaches
nantes nantes
naples naples
naris nares
nazi nazis
nebula nebulae
necktie neckties
negro negroes
nepenthes nepenthes
netherlands netherlands
neurosis neuroses
newbie newbies
news news
niche niches
nicholas nicholas
nidaros nidaros
nogales nogales
nova novae
nowadays nowadays
nucleus nuclei
numismatics numismatics
nuptials nuptials
oasis oases
oates oates
obstetrics obstetrics
octopus octopuses
odds odds
oireachtas oireachtas
oldie oldies
olympics olympics
oodles oodles
ooze oozes
orestes orestes
orleans orleans
orthopedics orthopedics
oryzomys oryzomys
os ora
ostium ostia
outdoors outdoors
ox oxen
paisa paise
pakistani pakistanis
pampas pampas
pancreas pancreas
paparazzo paparazzi
papilla papillae
pappus pappi
papyrus papyri
paratroops paratroops
parenthesis parentheses
pathos pathos
patras patras
pecos pecos
pecs pecs
pediatrics pediatrics
penis penises
pennines pennines
penny pence
pericles pericles
pes pedes
pharmacokinetics pharmacokinetics
phenomenon phenomena
phonetics phonetics
phylum phyla
pinche pinches
pisces pisces
plateau plateaus
pleiades pleiades
pleuron pleura
pocahontas pocahontas
poetics poetics
polistes polistes
politics politics
polyhedron polyhedra
posse posses
potato potatoes
powys powys
prairie prairies
principium principia
prize prizes
proceeds proceeds
prosthetics prosthetics
proteomics proteomics
pseudomonas pseudomonas
pubis pubes
punjabi punjabis
pupa pupae
pyrenees pyrenees
pythagoras pythagoras
quantum quanta
quiz quizzes
rabbi rabbis
rabies rabies
radius radii
rameses rameses
ramesses ramesses
ramses ramses
ramus rami
real reales reis
reims reims
remains remains
reredos reredos
responsum responsa
reyes reyes
reynolds reynolds
rheims rheims
rhinoceros rhinoceros
rhodes rhodes
richards richards
rickets rickets
robbins robbins
robotics robotics
rockies rockies
rodgers rodgers
rogers rogers
rom roma
rookie rookies
rosales rosales
rosarium rosaria
rubens rubens
saccharomyces saccharomyces
sacrum sacra
salami salamis
salesperson salespeople
santos santos
sarcophagus sarcophagi
sari saris
sars sars
sassafras sassafras
saudi saudis
sayers sayers
scabies scabies
scarf scarves
schnapps schnapps
scissors scissors
scottie scotties
scripps scripps
self selves
semantics semantics
semi semis
semiotics semiotics
septum septa
seraph seraphim
series series
serum sera
seta setae
seychelles seychelles
sheaf sheaves
shelf shelves
signora signore
sinus sinuses
size sizes
ski skis
smithereens smithereens
sneeze sneezes
socrates socrates
soissons soissons
sol soles
solum sola
somali somalis
sophocles sophocles
sortie sorties
sou sous
specie species
sporangium sporangia
squeeze squeezes
ssri ssris
stadium stadia
stamen stamina
status statuses
steelworks steelworks
stele stelae
stepchild stepchildren
stevens stevens
stigma stigmata
stimulus stimuli
strangles strangles
stratum strata
streptomyces streptomyces
stria striae
stubbs stubbs
subgenus subgenera
subspecies subspecies
suds suds
sufi sufis
summons summons
sunni sunnis
superhero superheroes
supernova supernovae
surplus surpluses
surroundings surroundings
sweatpants sweatpants
sweepstakes sweepstakes
sweetie sweeties
symposium symposia
synapsis synapses
synthesis syntheses
syrinx syringes
systematics systematics
tableau tableaux
tai tais
talkie talkies
talus tali
tarsus tarsi
taxi taxis
tectonics tectonics
terminus termini
testis testes
tethys tethys
tetrahedron tetrahedra
tetri tetris
texas texas
thai thais
thames thames
thanatos thanatos
thanks thanks
thermodynamics thermodynamics
thermos thermos
thesis theses
thief thieves
thomas thomas
thucydides thucydides
tidings tidings
tights tights
tocantins tocantins
tomato tomatoes
tongs tongs
tooth teeth
tornado tornadoes
torpedo torpedoes
torus tori
townes townes
triceratops triceratops
tripos tripos
trivium trivia
trolleybus trolleybuses
tsunami tsunamis
tuileries tuileries
twinkie twinkies
ugli uglies
ulysses ulysses
underpants underpants
undies undies
upstairs upstairs
urals urals
valenciennes valenciennes
valkyrie valkyries
vargas vargas
veggie veggies
versailles versailles
vertebra vertebrae
vertex vertices
vieques vieques
virtu virtus
virus viruses
vitals vitals
volcano volcanoes
vortex vortices
waterworks waterworks
weenie weenies
welles welles
werewolf werewolves
wheeze wheezes
whereabouts whereabouts
wife wives
wilkes wilkes
wilkins wilkins
williams williams
willies willies
withers withers
wolf wolves
woman women
xmas xmas
yeats yeats
yes yeses
yourself yourselves
ypres ypres
yuppie yuppies
zero zeroes
zombie zombies
zulu zulus
`,
  verb: `
abide abode
accede acceded
accentuate accentuated
accredit accredited accrediting
accustom accustomed
ache ached aches aching
acquire acquired acquiring
actuate actuated
add added adding
adhere adhered adhering
adore adored adoring
age aged aging
agree agreed
allege alleged alleging
annul annulled
antiquate antiquated
appal appalled appalling
arise arisen arose
arrange arranged arranging
attenuate attenuated
audit audited auditing
avalanche avalanches
avenge avenged avenging
awake awoke awoken
awe awed
axe axed axes
ballot balloting
bathe bathed bathing
be am are been is was were
bear bore born borne
beat beaten
become became
befall befallen befell
beget begat begotten
begin began begun
beguile beguiling
behold beheld beholden
bellyache bellyaching
bend bent
benefit benefited benefiting
besiege besieged besieging
bespeak bespoke
bias bias biased biases
bid bade
bind bound
birdie birdies
bite bit bitten
bleed bled
blitz blitzed
blossom blossomed blossoming
blow blew blown
bobsled bobsled
bollocks bollocks
bone boned boning
bore bored boring
bottom bottomed
boycott boycotted boycotting
break broke broken
breathe breathed breathing
breed bred
bring brought
build built
burn burnt
bus buses busing
butt butted butting
buy bought
cache caches caching
callus calluses
can could
cancel cancelled cancelling
canoe canoes
canvas canvas canvases
carol caroling
catalog cataloged cataloging
catch caught
caucus caucuses
cede ceded ceding
census censuses
centre centred
chafe chafing
challenge challenged challenging
change changed changing
channel channelled
chaperone chaperoning
chirr chirring
choose chose chosen
chorus choruses
cleave cleft clove
cling clung
clone cloned cloning
clothe clad clothed clothing
collar collared
combat combating
come came
commit commited
compel compelled compelling
compete competed competing
complete completed completing
concede conceded conceding
condone condoned condoning
control controlled controlling
convene convened convening
counsel counselling
create created creating
credit credited crediting
creep crept
deal dealt
debut debuted debuting
decree decreed
degas degas
delete deleted deleting
delimit delimited
delineate delineated
deplete depleted depleting
deplore deplored
deposit deposited depositing
derange deranged
dethrone dethroned
develop developed developing
devil deviled
dial dialled dialling
die died dying
dig dug
dinge dinged dinging
disagree disagreed
discredit discredited
disinherit disinherited
dispel dispelled
dissuade dissuaded
distil distilled distilling
dive dove
do did done
draw drawn drew
dream dreamt
drink drank drunk
drive driven drove
drone droning
dwell dwelt
dye dyed
eat ate eaten
edit edited editing
egg egged egging
elicit elicited eliciting
embed embed
enquire enquired enquiring
enrol enrolled enrolling
enthral enthralled
enthrone enthroned
envelop enveloped enveloping
equal equalled equalling
equate equated equating
err erred
estrange estranged
evacuate evacuated evacuating
evaluate evaluated evaluating
excel excelled excelling
exchange exchanged exchanging
excrete excreted
exhale exhaling
exhibit exhibited exhibiting
exit exited exiting
expel expelled expelling
explore explored exploring
expunge expunged
extenuate extenuating
extol extolled
eye eyed
fall fallen fell
feed fed
feel felt
fight fought
find found
flee fled
fling flung
floodlight floodlit
fluctuate fluctuated fluctuating
fly flew flown
focus focused focuses focusing
forbid forbade forbidden
forego foregone
foresee foresaw foreseen
foretell foretold
forget forgot forgotten
forgive forgave forgiven
forsake forsaken
free freed
freeze froze frozen
fringe fringed
frolic frolicking
fuel fuelled
fulfil fulfilled fulfilling
gallop galloping
gas gases gassed gasses gassing
gazette gazetted
get got gotten
gin gan
give gave given
go gone went
gore gored goring
gossip gossiping
gouge gouged gouging
graduate graduated graduating
grind ground
grow grew grown
guarantee guaranteed
guide guided guiding
hamstring hamstring
hang hung
have had has
hear heard
hide hid hidden
hinge hinged
hoe hoes
hold held
hone honed honing
horseshoe horseshoes
hype hyped
ignore ignored ignoring
impale impaled impaling
impede impeded impeding
implore implored
inbreed inbred
infatuate infatuated
infringe infringed infringing
inhabit inhabited inhabiting
inhale inhaled inhaling
inherit inherited inheriting
inhibit inhibited inhibiting
inquire inquired inquiring
insinuate insinuated insinuating
interchange interchanged
interfere interfered interfering
intervene intervened intervening
interweave interwoven
invalid invalided
kayak kayaking
keep kept
ken kent
kneel knelt
knife knifed
know knew known
label labelled labelling
lade laden
lay laid
lead led
leap leapt
learn learnt
leave left
lend lent
level levelled levelling
lie lain lay lied lying
light lit
limit limited limiting
loathe loathed loathing
lose lost
lounge lounging
lunge lunged
make made
marshal marshalling
massacre massacred
may might
mean meant
meet met
melt molten
menstruate menstruating
merit merited
mimic mimicked mimicking
misguide misguided
mislay mislaid
mislead misled
mistake mistaken mistook
misunderstand misunderstood
model modelled modelling
murmur murmuring
nauseate nauseated nauseating
occur occured
orbit orbited orbiting
orphan orphaned
outdo outdid outdone
outgrow outgrew outgrown
outscore outscored
outsell outsold
overblow overblown
overcome overcame
overdo overdid overdone
overdraw overdrawn
overgrow overgrown
overhear overheard
overlay overlaid
overlie overlain overlay overlying
overpay overpaid
override overridden
overrule overruled
overrun overran
oversee oversaw overseen
overshoot overshot
oversleep overslept
overtake overtaken overtook
overthrow overthrew overthrown
owe owed owing
panel panelled panelling
panic panicked panicking
paste pasted pasting
patrol patrolled patrolling
pay paid
pee peed
pen pent
pencil penciled
permeate permeated
perpetuate perpetuated perpetuating
persevere persevered
persuade persuaded persuading
phone phoned phoning
picnic picnicking
pilot piloted piloting
pivot pivoting
plead pled
plunge plunged plunging
popes popes
pore poring
posit posited
postpone postponed postponing
prearrange prearranged
precede preceded preceding
premiere premiered premiering
prepay prepaid
privilege privileged
profit profited profiting
program programing programmes
prohibit prohibited prohibiting
propel propelled propelling
prove proven
punctuate punctuated
purr purring
quake quaking
quarrel quarrelled quarrelling
quiz quizzes
quote quoted quoting
range ranged ranging
ransom ransomed
rearrange rearranged rearranging
rebel rebelled rebelling
rebuild rebuilt
recede receded receding
reconvene reconvened
recreate recreated recreating
redevelop redeveloped
redo redid redone
reeve rove
referee refereed
refocus refocused
refuel refuelling
remake remade
rend rent
rendezvous rendezvoused
renege reneged
repay repaid
repel repelled repelling
require required requiring
reschedule rescheduled rescheduling
restore restored restoring
retake retaken retook
retell retold
revenge revenged
revere revered
revisit revisited revisiting
rewrite rewritten rewrote
rhyme rhymed rhyming
ride ridden rode
ridicule ridiculed ridiculing
ring rang rung
rise risen rose
route routed routing
rule ruled ruling
run ran
say said
scale scaled scaling
scavenge scavenging
schedule scheduled scheduling
scheme schemed scheming
score scored scoring
scrounge scrounging
secede seceded
secrete secreted
see saw seen
seek sought
seethe seething
sell sold
send sent
sew sewn
shake shaken shook
shanghai shanghaied
shave shaven
shear shorn
sheathe sheathed
shine shone
shit shat
shoe shod shoes
shoot shot
show shown
shrink shrank shrunk shrunken
signal signalled signalling
sing sang sung
singe singed
sink sank sunk sunken
sit sat
situate situated
slay slain slew
sleep slept
slide slid
sling slung
smell smelt
smite smitten smote
sneak snuck
snivel snivelling
snore snored snoring
solicit solicited soliciting
soothe soothed soothing
sow sown
speak spoke spoken
speed sped
spell spelt
spellbind spellbound
spend spent
spill spilt
spin spun
spirit spirited
spit spat
spoil spoilt
sponge sponging
spring sprang sprung
square squared squaring
stand stood
stave stove
steal stole stolen
stereotype stereotyped
stick stuck
sting stung
stink stank stunk
stone stoned stoning
store stored storing
strafe strafed strafing
strew strewn
stride strode
strike stricken struck
string strung
strive strove
style styled styling
suds suds
summons summons
sunbathe sunbathing
supersede superseded superseding
swear swore sworn
sweep swept
swell swollen
swim swam swum
swing swung
swinge swinging
sync synced syncing
take taken took
taste tasted tasting
taxis taxis
teach taught
tear tore torn
tee teed
teethe teething
telephone telephoned telephoning
tell told
testes testes
theme themed
think thought
throw threw thrown
tie tied tying
tinge tinged
tiptoe tiptoes
toe toes
tone toned
total totalled totalling
traffic trafficked trafficking
transit transited transiting
travel travelled travelling
tread trod
trellis trellis
tunnel tunnelling
type typed typing
unbind unbound
underdevelop underdeveloped
undergo undergone underwent
underlie underlain underlies underlying
underpay underpaid
underscore underscored
understand understood
undertake undertaken undertook
undo undid undone
unhinge unhinged
unmake unmade
unsay unsaid
unspeak unspoken
unstick unstuck
untie untied untying
uphold upheld
vie ing vying
visit visited visiting
vomit vomited vomiting
wake woke woken
waltz waltzed waltzes waltzing
waste wasted wasting
waylay waylaid
wear wore worn
weave wove woven
weep wept
whale whaling
whiz whizzing
whore whoring
will would
win won
wind wound
withdraw withdrawn withdrew
withhold withheld
withstand withstood
work wrought
worship worshiped worshiping
wring wrung
write written wrote
writhe writhing
zone zoned zoning
`,
  adjective: `
afrikaner afrikaner
after after
alabaster alabaster
amber amber
another another
anticancer anticancer
archer archer
asunder asunder
attacker attacker
backer backer
bad worse worst
banner banner
beater beater
biter biter
bitter bitter
blue bluer
boner boner
bother bother
bower bower
broadcaster broadcaster
buster buster
caller caller
camper camper
canter canter
caster caster
cavalier cavalier
center center
chipper chipper
clever clever
coder coder
counter counter
counterfeiter counterfeiter
cracker cracker
crasher crasher
creamer creamer
customer customer
dapper dapper
dealer dealer
deserter deserter
dexter dexter
dimer dimer
dishonest dishonest
downer downer
dresser dresser
dry drier
eager eager
earnest earnest
easter easter
elder elder
eldest eldest
faker faker
far farthest furthest
farther farther
feller feller
flasher flasher
flip flipper
fly flier
folder folder
foreigner foreigner
forest forest
former former
foster foster
founder founder
free freer
further further
ginger ginger
goner goner
good best better
grader grader
grouper grouper
halter halter
hardcover hardcover
header header
hip hipper
homer homer
honest honest
hunger hunger
immodest immodest
improper improper
inner inner
insider insider
interest interest
kosher kosher
lackluster lackluster
lander lander
latter latter
lavender lavender
layer layer
leftover leftover
limber limber
liter liter
liver liver
loner loner
manifest manifest
mariner mariner
master master
matter matter
meager meager
miser miser
modest modest
muster muster
neither neither
nether nether
neuter neuter
northwest northwest
number number
odd oddest
offer offer
oliver oliver
opener opener
other other
outsider outsider
owner owner
pale paler
pater pater
peter peter
player player
plumber plumber
pop popper
porter porter
poster poster
premier premier
presenter presenter
pretender pretender
primer primer
printer printer
privateer privateer
prompter prompter
proper proper
puffer puffer
queer queer
recorder recorder
renter renter
retailer retailer
rubber rubber
safe safer safest
salter salter
sampler sampler
scraper scraper
serer serer
sheer sheer
signer signer
silver silver
sincere sincerest
sinister sinister
skewer skewer
slaver slaver
slender slender
sneaker sneaker
sober sober
solder solder
solid solider
somber somber
southerner southerner
southwest southwest
spic spicer
spreader spreader
springer springer
stapler stapler
star starrer
stone stoner
strange stranger strangest
stretcher stretcher
stupid stupider stupidest
super super
swagger swagger
teenager teenager
tender tender
tester tester
together together
top topper
trader trader
transgender transgender
true truer truest
umber umber
under under
undercover undercover
underwater underwater
upper upper
utter utter
volunteer volunteer
weather weather
whatever whatever
whatsoever whatsoever
wholesaler wholesaler
yonder yonder
`,
} as const;
