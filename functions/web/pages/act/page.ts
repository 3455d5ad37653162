/** One query, for one colleague who is not signed in: what it is, and what they can do now. Their link says who they are. */
import { latestNewDate, nextToMove } from '#shared/domain/casework/acts/new-date.ts'
import { bringUpToDate } from '#shared/domain/casework/clock/bring-up-to-date.ts'
import { type ApologyDraft, draftApology } from '#shared/domain/casework/news/apology-draft.ts'
import { apologyOwed } from '#shared/domain/casework/news/apology-owed.ts'
import type { Query } from '#shared/domain/casework/query.ts'
import type { DirectoryIndex } from '#shared/domain/directory/directory-index.ts'
import type { ApologyGap } from '#shared/domain/letters/apology.ts'
import { breachReasonNames, breachReasons } from '#shared/domain/letters/breach-reason-words.ts'
import { londonDay, londonTimeOnDay } from '#shared/domain/letters/london-words.ts'
import { mailLink } from '#shared/domain/letters/mail-link.ts'
import { plusAddress } from '#shared/domain/mail/thread-token.ts'
import type { QueryFile } from '#shared/ports/casework-reading.ts'
import type { FormError } from '../../layout/render.ts'
import { capital } from '../../words/vocabulary.ts'
import {
  type LinkAnswer,
  type LinkAsk,
  type LinkForm,
  type LinkPorts,
  nothingHere,
  said,
  staffFoot,
} from '../link.ts'
import { type Deed, isDone, perform } from './deeds.ts'
import { type Done, doneWords } from './done-words.ts'
import { Does, deedIn, type EnteredDeed, enteredIn, fieldOf, mostWords, nothingEntered } from './form.ts'
import { whoCanBeAsked, whoCanHaveIt } from './people.ts'
import { offersOf, type Reader, readerOf } from './reader.ts'
import { shown } from './shown.ts'

export type ActPorts = Pick<LinkPorts, 'casework' | 'directory' | 'act' | 'secrets' | 'clock'> & {
  /** Of this service: a link to it in a colleague's words must not leave for a writer. */
  readonly deskUrl: string
}

/** What is known when the page is asked for. */
interface Found {
  readonly file: QueryFile
  readonly directory: DirectoryIndex
  readonly now: string
}

export async function actPage(ask: LinkAsk, ports: ActPorts): Promise<LinkAnswer> {
  const found = await find(ask, ports)
  if (found === null) return nothingHere(await ports.directory())
  return pageOf(ask, found, nothingEntered, [], ports)
}

/** More often than two people ever press at once. */
const TRIES = 5

/**
 * Does what a form asks, once. What the history already holds of it is not done again, and what changed hands since the page was
 * opened is not done at all: the page says what is so.
 */
export async function takeAct(ask: LinkForm, ports: ActPorts): Promise<LinkAnswer> {
  const entered = enteredIn(ask.form)
  const goTo = (did: Deed['does'] | 'changed', by: string | null): LinkAnswer => ({
    goTo: `${ask.address}?did=${did}`,
    did: by === null || did === 'changed' ? null : { act: did, reference: ask.claims.reference, by },
  })
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const found = await find(ask, ports)
    if (found === null) return nothingHere(await ports.directory())
    const { file, directory, now } = found
    const reader = readerOf(ask.claims.staffId, file.query, directory, now)
    const deed = deedIn(entered)
    const again = (errors: readonly FormError[]) => pageOf(ask, found, entered, errors, ports)
    if ('does' in deed && 'staff' in reader && isDone(deed, reader.staff.id, entered.openedAt, file.events))
      return goTo(deed.does, null)
    if (!('staff' in reader)) return again([])
    if (!('does' in deed)) return again(deed)
    if (isDoneByAnybody(deed, file.query)) return goTo(deed.does, null)
    if ((file.query.owner.staffId ?? '') !== entered.owner) return goTo('changed', null)
    if (!offersOf(reader, file.query, draftFor(reader, found)?.gaps.length === 0).has(deed.does))
      return again([{ text: 'That cannot be done now. Look at what you can do', href: '#do' }])
    const answer = await ports.act(file.query.reference, (query, current, at) =>
      query.version === file.query.version
        ? perform(deed, query, { by: reader.staff, directory: current, now: at }, ports.deskUrl)
        : { refused: CHANGED },
    )
    if (answer.ok) return goTo(deed.does, reader.staff.id)
    if (answer.why === 'missing') return nothingHere(directory)
    if (answer.why === 'refused' && answer.refused !== CHANGED)
      return again([{ text: answer.refused.replace(/\.$/, ''), href: fieldOf(deed.does) }])
  }
  throw new Error('A query kept changing while a colleague acted on it.')
}

/** Somebody wrote between our look at the history and the act: look again. Nobody reads this. */
const CHANGED = 'changed since'

/** What is done once, by whoever is first: the second is told who it was. */
function isDoneByAnybody(deed: Deed, query: Query): boolean {
  if (deed.does === 'accept') return query.clocks.acceptedAt !== null
  return deed.does === 'apologise' && query.apologies.length > 0 && apologyOwed(query).length === 0
}

/** The apology in this manager's name; null where none is owed, and for everybody else. */
function draftFor(reader: Reader, { file, directory, now }: Found): ApologyDraft | null {
  return 'staff' in reader && reader.as === 'manager'
    ? draftApology(file.query, { directory, now, signedBy: reader.staff })
    : null
}

async function find({ claims }: LinkAsk, ports: ActPorts): Promise<Found | null> {
  const [file, directory] = await Promise.all([ports.casework.file(claims.reference), ports.directory()])
  if (file === null || directory === null) return null
  const now = ports.clock()
  // What has fallen due since the last sweep is seen too; nothing of it is written by looking.
  return { file: { ...file, query: bringUpToDate(file.query, now, directory).query }, directory, now }
}

async function pageOf(
  ask: LinkAsk,
  found: Found,
  entered: EnteredDeed,
  errors: readonly FormError[],
  ports: ActPorts,
): Promise<LinkAnswer> {
  const { file, directory, now } = found
  const { query } = file
  const reader = readerOf(ask.claims.staffId, query, directory, now)
  const done = errors.length > 0 ? null : doneOf(ask, file, directory, now)
  if ('refused' in reader) {
    const [title, ...lines] = reader.refused
    return said(title, done === null ? lines : [done.words, ...lines], { directory, foot: staffFoot })
  }
  const draft = draftFor(reader, found)
  return {
    status: 200,
    view: 'act',
    title: titleOf(query, done),
    councilName: directory.snapshot.council.name,
    errors,
    model: {
      foot: staffFoot,
      ...{
        ...shown(file, directory, now),
        action: ask.address,
        opened: now,
        ownerId: query.owner.staffId ?? '',
        as: reader.as,
        done,
        entered,
        mostWords,
        can: Object.fromEntries(
          [...offersOf(reader, query, draft?.gaps.length === 0)].map(does => [does, true]),
        ),
        isClosed: query.state === 'closed',
        draft:
          draft === null
            ? null
            : {
                blocks: draft.letter.blocks,
                gaps: draft.gaps.map(gap => gapWords[gap]),
                sendBy: {
                  at: draft.sendBy,
                  when: londonTimeOnDay(draft.sendBy),
                  isPast: draft.sendBy <= now,
                },
              },
        errorOf: Object.fromEntries(errors.map(({ href, text }) => [href.slice(1), text])),
        reply: await replyLink(query, directory, ports),
        ...choices(query, directory, now),
      },
    },
  }
}

function doneOf(
  { claims, query }: LinkAsk,
  file: QueryFile,
  directory: DirectoryIndex,
  now: string,
): Done | null {
  const asked = query.get('did')
  const did = asked === 'changed' ? asked : (Does.safeParse(asked).data ?? null)
  return claims.staffId === null ? null : doneWords(did, claims.staffId, file, directory, now)
}

const gapWords: Readonly<Record<ApologyGap, string>> = {
  reason: 'Say why it is late.',
  'new-date': 'Set a new date.',
}

const titleOf = ({ reference }: Query, done: Done | null): string =>
  done?.isOwn === true ? `Done: ${reference}` : `What you can do about ${reference}`

/** A mail to the writer goes through the inbox: the same checks, and a minute to stop it. */
async function replyLink(query: Query, directory: DirectoryIndex, { secrets }: ActPorts): Promise<string> {
  const address = plusAddress(directory.snapshot.council.inbox, query.reference, await secrets.read())
  return mailLink(address, { subject: query.reference })
}

function choices(query: Query, directory: DirectoryIndex, now: string): object {
  return {
    canBeAsked: whoCanBeAsked(query, directory, now),
    people: [{ value: '', text: 'Choose a person' }, ...whoCanHaveIt(query, directory, now)],
    reasons: breachReasons.map(value => ({ value, text: capital(breachReasonNames[value]) })),
    newDate: {
      what: nextToMove(query) === 'firstReply' ? 'the first reply' : 'the full answer',
      latest: londonDay(latestNewDate(query, directory.snapshot.council)),
    },
  }
}
