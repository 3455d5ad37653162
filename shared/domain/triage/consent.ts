/** Whether somebody's agreement is needed before anything of a case is told (domain.md 4.2). */
import type { Case, Contact } from '../directory/directory.ts'
import { londonDate } from '../standards/london.ts'
import { wordsOf } from './fold.ts'
import type { Correspondent, Evidence } from './judgement.ts'
import { quote, type Sentence } from './writing.ts'

/** From this age the rights are the young person's own once compulsory school age is over (Children and Families Act 2014, section 83). */
const ownRightsFrom = 16

const thirdParty =
  /\b(?:grand ?(?:mother|father|mum|dad|ma|pa|parents?|son|daughter|child|children)|nan|nana|gran|granny|neighbours?|aunt|auntie|uncle|family friend|friend of the family|her friend|his friend|a friend|step ?(?:mother|father|mum|dad)|godmother|childminder|youth worker|football coach|vicar|next door|employer|ex (?:husband|wife|partner)|estranged|separated|new partner|lodger|landlord)\b/
const parentAsks =
  /\b(?:(?:mum|mother|dad|father|parents?|mr|mrs|ms|carer|family|guardian)(?: [\p{L}\p{N}]+){0,5} (?:asked|contacted|came|wrote|written|emailed|rang|consent|permission|agreed|agrees|happy for|authorised|given|gave|tells|told|has been in touch|approached)|(?:asked|contacted|emailed|stopped|approached|written to) (?:by|me by) (?:\p{L}+ ){0,4}(?:mum|mother|dad|father|parents?|mrs|mr|ms)|with (?:the )?(?:parents?|mothers?|mums?|fathers?|familys?)(?: [\p{L}\p{N}]+){0,2} (?:consent|permission|agreement)|signed (?:consent|authority))\b/u
const authority =
  /\b(?:signed (?:form of )?(?:authority|consent)|form of authority|letter of authority|authority (?:is )?(?:attached|enclosed)|(?:enclos|attach)\p{L}*(?: [\p{L}\p{N}]+){0,5} (?:authority|consent))\b/u

export function findConsentNeed(question: {
  readonly sentences: readonly Sentence[]
  readonly correspondent: Correspondent
  readonly contacts: readonly Contact[]
  readonly case: Case | null
  readonly mayNotReceive: boolean
  readonly now: string
}): Evidence | null {
  const { sentences, correspondent, case: known } = question
  const need = (text: string): Evidence => ({ for: 'flag:consent-needed', text: quote(text) })
  if (question.mayNotReceive)
    return need('The directory says that this writer may not be told about the case.')
  const member = correspondent.kind === 'councillor' || correspondent.kind === 'mp'
  if (member) {
    const age = ageOf(known, sentences, question.now)
    if (age !== null && age >= ownRightsFrom && !youngPersonAgrees(known, sentences)) {
      return need(`The young person is ${age}: the rights are their own, and nothing says that they agree.`)
    }
    const third = sentences.find(({ words }) => thirdParty.test(words))
    if (
      third !== undefined &&
      !sentences.some(
        ({ words }) => parentAsks.test(words) && !/\bnot (?:spoken|asked|had|got|been|yet)\b/.test(words),
      )
    ) {
      return need(third.text)
    }
    return null
  }
  if (known === null) return null
  const onFile = question.contacts.some(contact => contact.caseId === known.id)
  if (onFile || correspondent.kind === 'staff') return null
  if (correspondent.kind === 'legal') {
    return sentences.some(({ words }) => authority.test(words))
      ? null
      : need('A lawyer who is not on file for the case has not sent a signed authority.')
  }
  if (correspondent.kind === 'unknown' || correspondent.kind === 'family') {
    return need('The writer is not on file for this case.')
  }
  return null
}

function ageOf(known: Case | null, sentences: readonly Sentence[], now: string): number | null {
  if (known !== null && known.dateOfBirth !== null) {
    const today = londonDate(now)
    const years = Number(today.slice(0, 4)) - Number(known.dateOfBirth.slice(0, 4))
    return today.slice(5) >= known.dateOfBirth.slice(5) ? years : years - 1
  }
  for (const { words } of sentences) {
    const match =
      /\b(?:aged|is|hes|shes|turned) (1[6-9]|2[0-5])\b(?! (?:weeks|months|days|hours|miles|minutes))/.exec(
        words,
      )
    if (match !== null) return Number(match[1])
  }
  return null
}

function youngPersonAgrees(known: Case | null, sentences: readonly Sentence[]): boolean {
  const [given = 'zzz', ...rest] = wordsOf(known?.childName ?? '')
  const first = rest.length === 0 ? given : `${given}(?: (?:${rest.join('|')}))*`
  const own = new RegExp(
    `\\b(?:${first}|he|she|young person|young man|young woman|student)(?: (?:has|have|himself|herself|is|also|and (?:his|her) \\p{L}+))*(?: (?:has|himself|herself))? (?:asked me|asked us|contacted|emailed|wrote|came to see|consents|consented|agreed|agrees|given|gave|signed|happy for|rang|approached)|(?:contacted|emailed|asked|approached) by ${first}|(?:${first}s|his|her) own (?:consent|permission|signed)|signed by (?:${first}|him|her|the young person)|consent (?:of|from|by) (?:both|${first}|the young person)`,
    'u',
  )
  return sentences.some(({ words }) => own.test(words) && !/\bnot\b/.test(words))
}
