/** What a writer's own words say of who writes. */
import type { Mail } from '../mail/mail.ts'
import type { CorrespondentKind } from './judgement.ts'
import { quote, type Writing } from './writing.ts'

export interface Claim {
  readonly kind: CorrespondentKind
  /** Only family speaks so: it outweighs an office's domain. */
  readonly near: boolean
  /** The words that make it. */
  readonly text: string
}

const councillor =
  /\b(?:[Cc]llr|CLLR|[Cc]ouncillor|COUNCILLOR)\.? (?=\p{Lu})|\b(?:[Cc]llr|[Cc]ouncillor)\b,? (?:for )?[\p{L}' ]{2,30}(?: ward)?\s*$|\bmy council (?:account|email|laptop)\b/mu
const mpOffice =
  /\b(?:[Mm]ember of [Pp]arliament|[Hh]ouse of [Cc]ommons|(?:[Oo]ffice of|on behalf of|[Cc]aseworker (?:to|for)|[Aa]ssistant to|[Mm]anager (?:to|for)|[Ss]ecretary to|[Rr]esearcher (?:to|for)) (?:[\p{L}.'-]+ ){1,4}MP\b|\p{Lu}\p{Ll}[\p{L}'-]* MP\b|as (?:the|your) MP for|[Pp]eer of the [Rr]ealm|[Hh]ouse of [Ll]ords)/mu
const notAnMp = /\b(?:my|our|your|the|local|an|his|her) mps?\b/giu
const lawyer =
  /\b(?:(?:we|i) (?:are instructed|am instructed|act|represent) (?:by|for|on behalf of)|our clients?\b|my client\b|pre-action protocol)/imu
const lawyerTitle =
  /\b(?:solicitors?|llp|barrister|paralegal|legal executive|counsel|advocates? at|clerk to the tribunal|tribunal (?:caseworker|clerk|administration)|legal (?:assistant|secretary))\b/iu
const school =
  /\b(?:i am|i'm|im|as|we are) (?:the |a |an |their |your )?(?:new |acting |deputy |assistant |interim )?(?:senco|sendco|inclusion (?:lead|manager|leader)|head ?teacher|head of (?:school|year|sixth form|inclusion|learning support|centre)|deputy head|assistant head|principal|class ?teacher|form tutor|teacher|school (?:business|office|secretary)|nursery manager|ta |teaching assistant|chair of governors|governor|special school)\b|\b(?:our|my) (?:pupils?|students?|class|school's)\b|\bpupils? (?:here|with us|at our|in our)\b|\b(?:he|she|who) (?:is|has been) (?:on roll|a pupil) (?:with|at) (?:us|our)\b|\b(?:attends|attend|attending) our\b|^(?:senco|sendco|head ?teacher|deputy head ?teacher|assistant head ?teacher|inclusion (?:lead|manager)|principal|school business manager|nursery manager)\b/imu
const professional =
  /\b(?:i am|i'm|im|as|we are) (?:the |a |an |his |her |their |your |one of the )?(?:[\p{L}]+ ){0,3}(?:educational psychologist|psychologist|ep|speech (?:and language |& language )?therapist|occupational therapist|physiotherapist|therapist|paediatrician|doctor|gp|nurse|health visitor|social worker|family support worker|family worker|support worker|early help worker|youth worker|camhs (?:\p{L}+)|psychiatrist|consultant|clinician|advocate|independent reviewing officer|iro|virtual school|personal adviser|designated clinical officer|dco|police officer|probation|case manager at|keyworker|portage|sendiass|independent supporter)\b|^(?:[\p{L}]+ ){0,3}(?:educational psychologist|speech and language therapist|occupational therapist|physiotherapist|paediatrician|social worker|health visitor|family support worker|psychiatrist|community nurse|school nurse|early help (?:worker|practitioner)|specialist nurse|virtual school)\b/imu
const relative =
  /\b(?:my|our) (?!neighbours?|friends?|constituents?|colleagues?|residents?|clients?|pupils?)(?:(?:\d+|\p{L}+)(?:[ -]year[ -]old)? ){0,2}(?:son|daughter|child|children|boy|girl|lad|twins?|grandson|granddaughter|grandchild|grandaughter|foster (?:child|son|daughter)|step ?son|step ?daughter|nephew|niece|little (?:boy|girl|one|man)|kids?|eldest|youngest|ward)\b|\b(?:i am|i'm|im|its|it's|this is) (?:[\p{L}'’-]+ ){0,3}(?:mum|mummy|mother|dad|daddy|father|parent|carer|guardian|nan|nana|gran|grandma|grandmother|grandad|grandfather|grandparent|foster (?:carer|mum|dad|parent)|aunt|auntie|uncle|stepmum|stepdad|step ?(?:mother|father))\b|\b(?:mum|mother|dad|father|parent|carer|nan|grandma|grandmother|foster carer) (?:of|to) \p{Lu}|\bas (?:a|the|his|her) (?:parent|mother|father|mum|dad|carer|foster carer|guardian|grandparent)\b|\bi have parental responsibility\b/iu
const youngPerson =
  /\b(?:i am|i'm|im) (?:1[5-9]|2[0-5])\b|\bmy (?:ehcp|ehc plan|plan|support|college|course|school)\b.{0,200}\b(?:my (?:mum|dad|mam|parents)|i (?:am|'m) (?:at|in) (?:college|sixth form|year 1[1-4])|im (?:at|in) (?:college|sixth form))\b|\bi have an? (?:ehcp|ehc plan)\b/isu
/** "Theo's nan", alone on the last lines or as the name that the mail shows. */
const signedAsKin =
  /^\W*(?:from )?\p{L}+(?:['’]?s|s['’]) (?:mum|mam|mom|mummy|mother|dad|daddy|father|nan|nana|gran|grandma|grandmother|grandad|grandfather|carer|foster (?:carer|mum|mam|dad)|auntie?|uncle|step ?(?:mum|dad|mother|father)|parents?)\b\W*$|^\W*(?:mum|mam|dad|parent|nan|carer|foster carer) (?:to|of)\b/imu
/** "My son", "my daughter" and the like in the languages commonest in English schools. */
const kinAbroad =
  /(?<![\p{L}\p{M}])(?:mój syn|mojego syna|mojemu synowi|moim synem|moja córka|mojej córki|moją córkę|moje dziecko|mojego dziecka|fiul meu|fiului meu|fiica mea|fiicei mele|copilul meu|copilului meu|băiatul meu|baiatul meu|fetița mea|fetita mea|meu filho|minha filha|mi hijo|mi hija|mon fils|ma fille|mon enfant|mio figlio|mia figlia|mein sohn|meine tochter|oğlum\p{L}*|kızım\p{L}*|çocuğum\p{L}*|mano sūnus|mano sūnaus|mano dukra|mano dukters|mans dēls|mana meita|a fiam|a lányom|a gyermekem|мій син|мого сина|моєму сину|моя донька|моя дочка|моєї доньки|моя дитина|моєї дитини|мой сын|моего сына|моя дочь|моей дочери|мой ребенок|мой ребёнок|моего ребенка|синът ми|сина ми|дъщеря ми|детето ми|djali im|vajza ime|wiilkayga|gabadhayda|ilmahayga|cunugayga|fy mab|fy merch|fy mhlentyn)(?![\p{L}\p{M}])|[اإ]بني|[اإ]بنتي|طفلي|طفلتي|ولدي|میرا بیٹا|میرے بیٹے|میری بیٹی|میرے بچے|میرا بچہ|ਮੇਰਾ ਪੁੱਤ|ਮੇਰੇ ਪੁੱਤ|ਮੇਰੀ ਧੀ|ਮੇਰੇ ਬੱਚੇ|আমার ছেলে|আমার মেয়ে|আমার সন্তান|মোর ছেলে|મારો દીકરો|મારા દીકરા|મારી દીકરી|எனது மகன்|என் மகன்|என் மகள்|我的?儿子|我的?女儿|我的?孩子|我的?兒子|पुत्र मेरा|मेरा बेटा|मेरी बेटी|मेरे बेटे|پسرم|دخترم|فرزندم|کوڕەکەم|کچەکەم/iu
/** What nobody but family says; offices say "our children" too. */
const nearKin =
  /\bmy (?:(?:\d+|\p{L}+)(?:[ -]year[ -]old)? ){0,2}(?:son|daughter|grandson|granddaughter|grandchild|step ?son|step ?daughter|foster (?:son|daughter|child)|nephew|niece|little (?:boy|girl|one))\b|\bmy (?:own )?(?:child|twins|boy|girl|eldest|youngest)\b|\b(?:i am|i'm|im|this is) (?:(?!not)[\p{L}'’-]+ ){0,3}(?:mum|mummy|mother|dad|daddy|father|nan|nana|gran|grandma|grandmother|grandad|grandfather|foster carer|stepmum|stepdad)\b|\bas (?:his|her|a|the) (?:mum|mother|dad|father|parent)\b|\bi have parental responsibility\b/iu
const third =
  /\b(?:neighbours?'?s?|friend of (?:mine|the family)|friend's|next door|a (?:boy|girl|child|family) (?:in|on|who lives)|constituent|resident)\b/iu

/**
 * Who the writer says to be, from own words and signature; what was forwarded is somebody else's. Null where they do not say.
 * Somebody who writes of "my son" is family, whatever work they mention, unless they sign as an office.
 */
export function claimedByWords(mail: Mail, writing: Writing): Claim | null {
  const signature = signatureOf(mail)
  const head = `${mail.from.name}\n`
  const said = `${writing.own}\n${signature}`
  const names = `${head}${lastLines(writing.own, 4)}\n${signature}`
  const signed = `${lastLines(writing.own, 4)}\n${signature}`
    .split('\n')
    .filter(line => line.length <= 70 && !/\b(?:i|i'm|my|we|our|me)\b/i.test(line))
    .join('\n')
  const find = (pattern: RegExp, text: string): string | null => {
    const match = pattern.exec(text)
    return match === null
      ? null
      : quote(text.slice(Math.max(0, match.index - 20), match.index + match[0].length + 60))
  }
  // What somebody else is quoted as saying is not the writer's: “my son has not slept”, Mum told us.
  const own = writing.own.replace(/["“][^"”]{0,600}["”]/g, ' ')
  const ends = `${mail.from.name}\n${lastLines(writing.own, 3)}\n${signature}`
  const near = find(nearKin, own) ?? find(kinAbroad, own) ?? find(signedAsKin, ends)
  const family = near ?? find(relative, own)
  const clinician = find(professional, family === null ? said : signed)
  const title = family === null ? find(lawyerTitle, names) : null
  const ordered: readonly (readonly [CorrespondentKind, string | null])[] = [
    [
      'mp',
      family === null || /\bmp\b/i.test(names)
        ? find(mpOffice, `${names}\n${firstLines(said, 6)}`.replace(notAnMp, ' '))
        : null,
    ],
    [
      'councillor',
      /\b(?:cllr|councillor)\b/i.test(`${names}\n${firstLines(said, 4)}`)
        ? claimOfCouncillor(names, said)
        : null,
    ],
    ['legal', clinician === null ? (find(lawyer, said) ?? title) : title],
    ['professional', clinician],
    ['school', find(school, family === null ? said : signed)],
    ['family', family],
    ['family', find(youngPerson, writing.own)],
  ]
  for (const [kind, text] of ordered) {
    if (text === null) continue
    if (kind === 'family' && third.test(writing.own) && family === null) continue
    return { kind, text, near: kind === 'family' && near !== null }
  }
  return null
}

/** A councillor signs as one or says so; "Dear Councillor" and "I also wrote to Cllr Holroyd" do not. */
function claimOfCouncillor(names: string, said: string): string | null {
  const own = names.replace(
    /^.*\b(?:dear|hi|hello|cc|emailed|wrote|contacted|asked|told|copied|spoke|spoken|to|my|our|by|from|via|with)\b.*\b(?:cllr|councillor)\b.*$/gim,
    '',
  )
  const match =
    councillor.exec(own) ??
    /\bi am (?:the |a |your )?(?:local |ward |town |parish |county )?(?:councillor|cllr)\b/i.exec(said)
  return match === null ? null : quote(match.input.slice(Math.max(0, match.index - 10), match.index + 80))
}

/** What stands between the own words and the quoted history: where people put who they are. */
function signatureOf(mail: Pick<Mail, 'text' | 'ownWords'>): string {
  const last = mail.ownWords.trim().split('\n').at(-1)?.trim() ?? ''
  if (last === '' || mail.text.length > 200_000) return ''
  const at = mail.text.lastIndexOf(last)
  const first = mail.text.indexOf(last)
  const from = (first < 0 ? at : first) + last.length
  if (from < last.length) return ''
  const lines: string[] = []
  for (const line of mail.text
    .slice(from, from + 1500)
    .split('\n')
    .slice(0, 16)) {
    if (
      /^\s*(?:>|-{2,} ?(?:original|forwarded)|_{8,}|(?:from|von|de|od|sent|date)\s*:|on .{5,80} wrote:|begin forwarded)/i.test(
        line,
      )
    )
      break
    lines.push(line)
  }
  return lines.join('\n').trim()
}

function lastLines(text: string, count: number): string {
  return text.trimEnd().split('\n').slice(-count).join('\n')
}

function firstLines(text: string, count: number): string {
  return text.trimStart().split('\n').slice(0, count).join('\n')
}
