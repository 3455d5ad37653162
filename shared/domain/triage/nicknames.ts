/** First names and the short forms that families, schools and councillors use for them. */

/** One line a name: first the long form or forms, after the colon what people are called. Folded spelling. */
const table = `
alexander alexandra alexandria: alex lex xander sasha sandy
abigail: abi abby abbie gail
adebayo: bayo ade
adam: ads
aleksander aleksandra: alex olek ola
alfred alfie: alfie alf fred freddie
alice alicia alison: ali allie
amanda: mandy
amelia: millie mia milly
andrew andre andreas: andy drew
angela angelina: angie
anthony antony: tony ant
archibald: archie archy
arthur: art artie
benjamin benedict bennett: ben benny benji
bartholomew bartosz: bart bartek
bartlomiej: bartek
bethany: beth bethan
elizabeth elisabeth eliza: beth lizzie liz betty eliza libby ellie elsie betsy lily
cameron: cam
caroline carolyn carol: caz carrie
cassandra: cassie cass
catherine katherine kathryn katharine kathleen katarzyna: kate katie kathy cathy kat kitty kasia katy
charles charlotte: charlie charley lottie chas chaz
chinedu: nedu edu
christopher christian: chris kit topher
christina christine kristina: chris tina chrissie
clementine: clemmie
cornelius: neil
daniel danielle daniella: dan danny dani
david: dave davey davy dai
deborah: debbie deb
dominic dominik: dom nic
dorothy: dot dottie dolly
edward edmund edwin: ed eddie ted teddy ned
eleanor elena ellen: ellie nell nellie nora ella
emily emilia: em millie emmy
emmanuel: manny emma
ezekiel: zeke
ezra: ez
felicity: fliss flick
fatima: fati
florence: flo flossie florrie
francis francesca frances frank: frankie fran frank frannie
franklin: frank frankie
frederick freddie frederica: fred freddie freddy
gabriel gabriella gabrielle: gabe gabby gabi ella
genevieve: evie gen
george georgina georgia georgiana: georgie gina geo
gerald gerard: gerry
grace: gracie
gregory: greg
harold harrison henry harry: harry hal
harriet: hattie harri
isaac: zac ike
isabel isabella isabelle isobel: izzy izzie bella belle issy
jacob: jake jay
jacqueline: jackie jacqui
jackson: jack
james jamie: jim jimmy jamie jay jem
jasmine: jaz jazz jas
jennifer: jen jenny jennie
jeremiah: jerry jem
jeremy: jez jerry
jessica: jess jessie
joanna joanne: jo joey asia
john jonathan jonathon: johnny jonny jon jack
joseph josephine: joe joey jo josie
joshua: josh
judith: judy
julian juliet julia: jules julie
kayleigh: kay
kenneth: ken kenny
kimberley kimberly: kim
krzysztof: krzys
lachlan: lachie
laura lauren: laurie loz
lawrence laurence: larry laurie loz
leonard leonardo leon leopold: leo len lenny
lewis louis louise louisa: lou louie lewie
lillian lilian: lily lil lilly
lucas lukas: luke
lucy lucille lucinda: lulu luce
madeleine madeline madelyn madison: maddie maddy mads
magdalena: magda
malgorzata: gosia
margaret: maggie meg peggy daisy greta
martin martha: marty
mateusz: mati
matilda: tilly tillie mattie
matthew matteo mathew: matt matty
maximilian maxwell maxim: max
megan: meg
melissa: mel missy lissa
michael mikael michaela: mike mikey mick mickey micky
miroslaw: mirek
mohammed muhammad mohamed mohammad muhammed mohamad: mo moh moe hamid
montgomery: monty
natalie natasha nathalie: nat tash tasha talia
nathaniel nathan: nate nat nathan
nicholas nicola nicole: nick nicky nikki nico
oluwaseun: seun
oluwatobi: tobi
oluwaseyi: seyi
olivia: liv livvy livy ollie
oliver: ollie olly
oscar: ossie
pamela: pam
patrick patricia: pat paddy trish tricia
penelope: penny
peter: pete
philip phillip philippa: phil pip pippa
phoebe: phoebs
rachel rachael: rach
raymond: ray
rebecca rebekah: becky becca bex
reginald: reggie reg
richard: rich rick ricky dick
robert roberta: rob bob bobby robbie bobbie bert
rosalind rosamund rosemary rosie rose: rosie ros
ronald: ron ronnie
rufus: rufie
samuel samantha samson samira: sam sammy sami
sarah sara: sally
sebastian: seb bastian
sophia sophie sofia zofia: soph sophie zosia
stanislaw stanislav stanley: stan stas
stephen steven stephanie: steve stevie steph
susan suzanne susanna susannah: sue susie suzie
tabitha: tabby
tamara: tam tammy
theodore theodora theo: theo teddy ted dora
theresa teresa: terry tess tessa
thomas tomas tomasz: tom tommy tomek
timothy: tim timmy
tobias: toby tobi
victor victoria: vic vicky tori viki
vincent: vince vinny
violet: vi
walter: wally walt
wilfred: wilf wilfie fred
william: will bill billy liam willie
winifred: winnie
yusuf yousef yousuf: yus
zachary zachariah zacharias: zac zach zak zack
zuzanna: zuzia zuza
agnieszka: aga
sean: shaun shawn
caitlin: kaitlyn katelyn
niamh: neve neeve
aoife: eefa
geoffrey jeffrey: geoff jeff
`

const related = new Map<string, Set<string>>()
for (const line of table.trim().split('\n')) {
  const [long = '', short = ''] = line.split(':')
  const names = short.trim().split(' ')
  for (const name of long.trim().split(' ')) {
    for (const each of names) {
      if (each === name) continue
      add(name, each)
      add(each, name)
    }
  }
}

function add(one: string, other: string): void {
  const known = related.get(one)
  if (known === undefined) related.set(one, new Set([other]))
  else known.add(other)
}

/** The other names that somebody called this may have: the long forms of a short one, the short forms of a long one. */
export function alsoCalled(word: string): ReadonlySet<string> {
  return related.get(word) ?? none
}

const none: ReadonlySet<string> = new Set()

const endings = /^(?:ie|y|i|ia|o|zia|ka|ek|us|s|z)$/

/** "Sam" for Samuel, "Zuzia" for Zuzanna, "Robbo" is none: a beginning of at least three letters, as it is or with a pet ending. */
export function soundsLikeShortFormOf(word: string, name: string): boolean {
  if (alsoCalled(word).has(name)) return true
  if (word.length < 3 || name.length < 4 || word === name) return false
  for (let length = Math.min(word.length, name.length - 1); length >= 3; length -= 1) {
    if (word.slice(0, length) !== name.slice(0, length)) continue
    const rest = word.slice(length)
    return rest === '' || endings.test(rest)
  }
  return false
}
