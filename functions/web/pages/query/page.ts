import { type FiledMail, Reference } from '#shared/domain/casework/query.ts'
import type { QueryFile } from '#shared/ports/casework-reading.ts'
import type { FormError } from '../../layout/render.ts'
import { dayInWords, instantInWords } from '../../words/days.ts'
import { dueInWords } from '../../words/due.ts'
import { awayInWords, childName, type Directory, ownerInWords, staffName } from '../../words/people.ts'
import {
  flagWords,
  howMatched,
  kindOfWriter,
  priorityTag,
  stateTag,
  topicName,
  trustTag,
} from '../../words/vocabulary.ts'
import { awayAddress, correctAddress, queryAddress } from '../addresses.ts'
import { aroundPage, type PageAnswer, type PagePorts } from '../page.ts'
import { conversation, mailsToStaff } from './conversation.ts'
import { evidenceRows, standingOfPersonBehind } from './evidence.ts'
import { history } from './history.ts'
import { clockNotes, promises } from './standing.ts'
import { type Together, together } from './together.ts'
import { type WholeMail, wholeMail } from './whole-mail.ts'

/** A topic that the model holds this likely is said to be likely, as in the notices to staff. */
const likely = 0.75

/** One query: what was said, who has it, what is promised, and why it was judged so. */
export async function queryPage(
  asked: { readonly reference: string; readonly query: URLSearchParams },
  ports: PagePorts,
): Promise<PageAnswer> {
  const reference = Reference.safeParse(asked.reference)
  if (!reference.success) return 'missing'
  const [file, directory] = await Promise.all([ports.casework.file(reference.data), ports.directory()])
  if (file === null) return 'missing'
  const now = ports.clock()
  const { whole, errors } = await askedWhole(asked.query, file, ports)
  const belongs = together(file.query, ...(await asideOf(file, ports)), now, directory)
  return {
    view: 'query',
    title: `Query ${file.query.reference}`,
    around: aroundPage(directory),
    section: 'inbox',
    errors,
    model: {
      ...summary(file, directory, now, belongs),
      said: asked.query.get('said') === 'corrected' ? 'Put right. The history shows what changed.' : null,
      correct: correctAddress(file.query.reference),
      questions: file.query.questions,
      dates: file.query.dates.map(({ date, text }) => ({
        date,
        when: dayInWords(date),
        text,
      })),
      mails: conversation(file, whole),
      toStaff: mailsToStaff(file),
      history: history(file.events, directory),
      evidence: evidenceRows(file.query),
      together: belongs,
    },
  }
}

function summary(file: QueryFile, directory: Directory, now: string, { groups }: Together): object {
  const { query } = file
  const { correspondent, nextDeadline } = query
  const council = directory?.snapshot.council ?? null
  const owner = ownerInWords(directory, query.owner, query.caseMatch)
  return {
    reference: query.reference,
    subject: query.subject.trim() === '' ? 'No subject' : query.subject,
    state: stateTag(query.state),
    priority: priorityTag(query.priority),
    next: query.state === 'closed' ? null : dueInWords(nextDeadline.clock, nextDeadline.at, now, council),
    received: { at: query.receivedAt, when: instantInWords(query.receivedAt) },
    writer: {
      name: correspondent.name ?? 'No name given',
      address: query.correspondentAddress,
      kind: kindOfWriter[correspondent.kind],
      trust: trustTag(correspondent.verified),
      unreachable: query.unreachable.includes(query.correspondentAddress),
      /** Others of this query whom our mail does not reach. */
      alsoUnreachable: query.unreachable.filter(address => address !== query.correspondentAddress),
    },
    owner: {
      ...owner,
      away: awayInWords(directory, query.owner.staffId, now),
      awayPage: awayAddress,
      reason: query.owner.reason,
      coversFor: query.coverFor === null ? null : staffName(directory, query.coverFor.staffId),
      team: query.teamId === null ? null : (directory?.team(query.teamId)?.name ?? query.teamId),
    },
    child: childInWords(file, directory),
    possibleChildren: query.possibleCases.map(id => ({ id, name: directory?.case(id)?.childName ?? id })),
    topic: topicName(query.topic),
    otherTopics: query.otherTopics.map(topicName),
    unsure: query.unsure,
    onBehalfOf:
      query.onBehalfOf === null ? null : { ...query.onBehalfOf, standing: standingOfPersonBehind(query) },
    language: languageInWords(query.interpreterLanguage ?? query.language),
    sureness: query.confidence >= likely ? 'likely' : 'possible',
    flags: query.flags.map(flag => flagWords[flag]),
    alarm: query.flags.includes('safeguarding'),
    promises: promises(query, now, council),
    clockNotes: clockNotes(query, council),
    standards: query.standardsVersion,
    linkedTo: continued(query.linkedTo, groups),
  }
}

const languageNames = new Intl.DisplayNames('en-GB', { type: 'language' })

/** `Polish`; null for English, and for what has no name. */
function languageInWords(code: string): string | null {
  if (code === 'en' || !/^[a-z]{2}$/.test(code)) return null
  return languageNames.of(code) ?? null
}

function childInWords({ query: { caseMatch } }: QueryFile, directory: Directory): object | null {
  const name = childName(directory, caseMatch)
  if (caseMatch === null || name === null) return null
  const known = directory?.case(caseMatch.id) ?? null
  return { name, caseId: caseMatch.id, school: known?.school ?? '', how: howMatched[caseMatch.how] }
}

/** The mail that the address asks to see whole. What it asks and cannot have is said, never a failure. */
async function askedWhole(
  query: URLSearchParams,
  file: QueryFile,
  ports: PagePorts,
): Promise<{ whole: WholeMail | null; errors: readonly FormError[] }> {
  const mailId = query.get('mail')
  if (mailId === null || query.get('show') !== 'all') return { whole: null, errors: [] }
  const filed: FiledMail | undefined = file.mails.find(mail => mail.mailId === mailId)
  if (filed === undefined) {
    return { whole: null, errors: [{ text: 'That mail is not part of this query', href: '#conversation' }] }
  }
  const whole = await wholeMail(file.query.reference, filed, ports)
  const gone = {
    text: 'That mail is no longer in store. Only what is shown here was kept',
    href: '#conversation',
  }
  return { whole, errors: whole === null ? [gone] : [] }
}

/** What the query was linked with, and what there is about its child. */
async function asideOf({ query }: QueryFile, ports: PagePorts) {
  return Promise.all([
    ports.casework.linked(query.reference),
    query.caseMatch === null ? [] : ports.casework.aboutCase(query.caseMatch.id),
  ])
}

/** The query that this one continues; null where the list of what belongs together shows it already. */
function continued(reference: string | null, groups: Together['groups']): object | null {
  const shown = groups.flatMap(({ shown, more }) => [...shown, ...more])
  if (reference === null || shown.some(each => each.reference === reference)) return null
  return { reference, href: queryAddress(reference) }
}
