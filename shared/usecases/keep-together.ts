/** What a new query belongs together with, and whose it is for that. A fixed number of reads, whatever is in store. */
import {
  type CampaignStep,
  campaignStep,
  groupOf,
  likeText,
  ownerOfCampaign,
} from '../domain/casework/campaign.ts'
import type { QueryCard, QueryLink } from '../domain/casework/query.ts'
import { sameMatter } from '../domain/casework/same-matter.ts'
import type { DirectoryIndex } from '../domain/directory/directory-index.ts'
import type { Mail } from '../domain/mail/mail.ts'
import type { Judgement } from '../domain/triage/judgement.ts'
import type { CaseworkFiling, Facts } from '../ports/casework-filing.ts'

export interface TogetherAsk {
  readonly mail: Mail
  readonly judgement: Judgement
  readonly receivedAt: string
  readonly mailId: string
  /** Of the query that is opened. */
  readonly reference: string
  /** Of the mail's own words. */
  readonly likeness: readonly number[]
  readonly recentQueries: Facts['recentQueries']
  /** Queries that this batch has opened so far: the index may not show them yet. */
  readonly justOpened: readonly QueryCard[]
  readonly directory: DirectoryIndex
  readonly now: string
}

export interface Together {
  readonly judgement: Judgement
  readonly links: readonly QueryLink[]
  readonly campaign: CampaignStep | null
}

/** Own queries about the same child whose words are compared. */
const COMPARED = 3
const THIRTY_DAYS = 30 * 86_400_000

export function makeKeepTogether(casework: Pick<CaseworkFiling, 'aboutCase' | 'queries' | 'likeGroups'>) {
  return async (ask: TogetherAsk): Promise<Together> =>
    ask.judgement.case === null ? withLikeMails(ask) : aboutOneChild(ask, ask.judgement.case.id)

  async function aboutOneChild(ask: TogetherAsk, caseId: string): Promise<Together> {
    const { judgement, recentQueries } = ask
    const since = Date.parse(ask.receivedAt) - THIRTY_DAYS
    const own = recentQueries
      .filter(query => query.caseId === caseId && Date.parse(query.receivedAt) >= since)
      .slice(0, COMPARED)
    const [stored, ownQueries] = await Promise.all([
      casework.aboutCase(caseId),
      casework.queries(own.map(query => query.reference)),
    ])
    const opened = ask.justOpened.filter(card => card.caseMatch?.id === caseId)
    const aboutCase = [...new Map([...opened, ...stored].map(card => [card.reference, card])).values()]
    const { links, owner } = sameMatter({
      judgement,
      subject: ask.mail.subject,
      receivedAt: ask.receivedAt,
      likeness: ask.likeness,
      aboutCase,
      own: ownQueries,
      ownReferences: new Set(recentQueries.map(query => query.reference)),
      directory: ask.directory,
      now: ask.now,
    })
    return { judgement: owner === null ? judgement : givenTo(judgement, owner), links, campaign: null }
  }

  async function withLikeMails(ask: TogetherAsk): Promise<Together> {
    const { judgement, receivedAt, directory, now } = ask
    const text = likeText(ask.mail, judgement)
    if (text === null) return { judgement, links: [], campaign: null }
    const found = await casework.likeGroups(text.bands)
    const group = groupOf(text, found.groups, receivedAt)
    const [first] = group === null ? [] : await casework.queries(group.references.slice(0, 1))
    const owner = first === undefined ? null : ownerOfCampaign(judgement, first, directory, now)
    const step = campaignStep({
      text,
      group,
      bandsNow: found.ids,
      reference: ask.reference,
      mailId: ask.mailId,
      at: receivedAt,
    })
    const others = step.campaign === null || group === null ? [] : group.references.slice(-MOST_LINKS)
    return {
      judgement: owner === null ? judgement : { ...judgement, owner },
      links: others.map(reference => ({ reference, how: 'campaign', at: receivedAt })),
      campaign: step,
    }
  }
}

/** Other mails of a campaign that a new one is linked with; all of them carry its id. */
const MOST_LINKS = 5

/** Whoever would have had it is kept informed: it may be their child. */
function givenTo(judgement: Judgement, owner: Judgement['owner']): Judgement {
  const before = judgement.owner.staffId
  const alsoTell = judgement.alsoTell.filter(each => each.staffId !== owner.staffId)
  const told = before === null || alsoTell.some(each => each.staffId === before)
  return {
    ...judgement,
    owner,
    alsoTell: told ? alsoTell : [...alsoTell, { staffId: before, why: 'kept-informed' }],
  }
}
