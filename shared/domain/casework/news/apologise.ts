/** An apology leaves when a manager has said yes to it (domain.md 8.4): to the writer alone, after the checks, in the manager's name. */
import type { DirectoryIndex } from '../../directory/directory-index.ts'
import { refusalsBeforeSend } from '../../disclosure/checks.ts'
import { approvalWanted } from '../../letters/approval-wanted.ts'
import type { Letter } from '../../letters/letter.ts'
import { type ActAsk, notedEvent, refused } from '../acts/act.ts'
import type { Acted, ActRefused } from '../change.ts'
import { mailToCorrespondent, type ThreadFields } from '../mail-to-correspondent.ts'
import { mayDecide } from '../may-act-on.ts'
import type { Query } from '../query.ts'
import type { StaffNotice } from '../staff-notice.ts'
import { type ApologyWords, draftApology, noWords } from './apology-draft.ts'
import { whyNoApology } from './apology-owed.ts'
import { managerOfQuery } from './manager-of-query.ts'

export interface ApologyApproved {
  /** Of the writer's last mail. */
  readonly thread: ThreadFields
  /** What the manager says in their own words; none where the draft stands. */
  readonly words?: ApologyWords
  readonly deskUrl: string
}

const nothingSent = 'Nothing was sent.'

/** Refuses in one sentence whatever must not leave; the query and its breaches are then as they were. */
export function approveApology(query: Query, given: ApologyApproved, ask: ActAsk): Acted | ActRefused {
  const { by, directory, now } = ask
  if (!mayDecide(query, by, directory, now)) {
    return refused(`Only a manager can send an apology. ${nothingSent}`)
  }
  const unable = whyNoApology(query)
  if (unable !== null) return refused(`${unable} ${nothingSent}`)
  const words = given.words ?? noWords
  const draft = draftApology(query, { directory, now, signedBy: by, words })
  if (draft === null) {
    return refused(
      query.apologies.length > 0
        ? `The apology for ${query.reference} has left already. ${nothingSent}`
        : `Nothing about ${query.reference} was late, so no apology is owed. ${nothingSent}`,
    )
  }
  const [gap] = draft.gaps
  if (gap !== undefined) return refused(`${gapWords[gap]} ${nothingSent}`)
  const refusals = refusalsBeforeSend({
    query,
    address: query.correspondentAddress,
    words: draft.ownWords,
    attachments: [],
    writerName: by.name,
    directory,
    deskUrl: given.deskUrl,
    ourLetters: [],
    now,
  })
  if (refusals.length > 0) return refused(`${refusals.join(' ')} ${nothingSent}`)
  return {
    query: { ...query, apologies: [...query.apologies, { at: now, by: by.id }] },
    events: [notedEvent(ask, 'apology: sent to the writer')],
    outgoing: [
      mailToCorrespondent(query, {
        entryId: `${query.reference}_apology_${query.version + 1}`,
        kind: 'apology',
        letter: draft.letter,
        thread: given.thread,
        now,
        // Whoever approves has read it: that was the second look.
        sendAfter: now,
      }),
    ],
  }
}

const gapWords = {
  reason: 'Say first why we were late, with REASON and one word.',
  'new-date': 'Set first a new date, with NEW DATE, the day and why.',
} as const

/**
 * What a change makes known to a manager: that an apology can leave now which could not before, because the last thing that it lacked
 * was said, or a promise was missed for which all is said. `after` is one version on.
 */
export function apologyBecameReady(
  before: Query,
  after: Query,
  directory: DirectoryIndex,
  now: string,
): readonly StaffNotice[] {
  if (!isReady(after, directory, now) || isReady(before, directory, now)) return []
  const manager = managerOfQuery(after, now, directory)
  if (manager === null) return []
  return [
    {
      noticeId: `${after.reference} v${after.version} approval-wanted ${manager.id}`,
      staffId: manager.id,
      at: manager.at,
      reference: after.reference,
      what: 'approval-wanted',
      clock: null,
      detail: 'apology',
      by: null,
      ownerId: after.owner.staffId,
    },
  ]
}

/** Cheap for the many queries with nothing late. */
const isReady = (query: Query, directory: DirectoryIndex, now: string): boolean =>
  query.clocks.breaches.length > 0 && draftApology(query, { directory, now })?.gaps.length === 0

/** The mail to the manager with the whole letter in it; null where there is nothing to approve any more. */
export function approvalLetter(
  notice: StaffNotice,
  query: Query,
  ask: {
    readonly directory: DirectoryIndex
    readonly now: string
    /** The page where the words can be changed; null where there is none. */
    readonly changeLink: string | null
    readonly deskLink: string
  },
): Letter | null {
  const { directory, now } = ask
  const manager = directory.staff(notice.staffId)
  const draft = manager === null ? null : draftApology(query, { directory, now, signedBy: manager })
  if (draft === null) return null
  return approvalWanted({
    what: 'apology',
    about: query.reference,
    draft: draft.letter,
    letters: 1,
    askedBy: null,
    gaps: draft.gaps,
    sendBy: draft.sendBy > now ? draft.sendBy : null,
    changeLink: ask.changeLink,
    deskLink: ask.deskLink,
  })
}
