import type { QueryCard } from '#shared/domain/casework/query.ts'
import type { Page } from '#shared/ports/casework-reading.ts'
import type { FormError } from '../../layout/render.ts'
import { type Directory, staffName } from '../../words/people.ts'
import { aroundPage, type PageAnswer, type PagePorts } from '../page.ts'
import {
  type InboxFilters,
  inboxAddress,
  readFilters,
  stateChoices,
  workChoices,
  workValue,
} from './filters.ts'
import { inboxRow } from './row.ts'

/** Queries on one page: a screenful or two, and one page of the store. */
const pageLength = 25

/** The inbox: whose turn it is, what is due next, in that order. */
export async function inbox(query: URLSearchParams, ports: PagePorts): Promise<PageAnswer> {
  const directory = await ports.directory()
  const { filters, errors } = readFilters(query, directory)
  const { page, shown, cursorError } = await list(filters, ports)
  const now = ports.clock()
  const further = shown.cursor !== null
  const heading = headingOf(shown, directory)
  return {
    view: 'inbox',
    title: `Inbox: ${further ? `${heading}, continued` : heading}`,
    around: aroundPage(directory),
    section: 'inbox',
    errors: [...errors, ...cursorError],
    model: {
      heading,
      errorOf: Object.fromEntries(errors.map(error => [error.href.slice(1), error.text])),
      workChoices: workChoices(directory),
      work: workValue(shown.work),
      stateChoices,
      state: shown.state,
      filtered: shown.work.of !== 'everyone' || shown.state !== 'open',
      rows: page.items.map(card => inboxRow(card, now, directory)),
      howMany: howMany(page, further),
      firstPage: further ? inboxAddress({ ...shown, cursor: null }) : null,
      nextPage: page.next === null ? null : inboxAddress({ ...shown, cursor: page.next }),
      further,
      inboxAddress: directory?.snapshot.council.inbox ?? null,
    },
  }
}

/** A cursor that the store refuses (an old link, another list's) leads to the first page, and the page says so. */
async function list(
  filters: InboxFilters,
  ports: PagePorts,
): Promise<{ page: Page<QueryCard>; shown: InboxFilters; cursorError: readonly FormError[] }> {
  const page = await ports.casework.list({ ...filters, limit: pageLength })
  if (page !== 'bad-cursor') return { page, shown: filters, cursorError: [] }
  const shown = { ...filters, cursor: null }
  const first = await ports.casework.list({ ...shown, limit: pageLength })
  if (first === 'bad-cursor') throw new Error('the store refused a list without a cursor')
  const text = 'That link to a further page does not work any more. This is the first page'
  return { page: first, shown, cursorError: [{ text, href: '#queries' }] }
}

function headingOf({ work, state }: InboxFilters, directory: Directory): string {
  const which = state === 'open' ? 'Open queries' : 'Closed queries'
  switch (work.of) {
    case 'everyone':
      return which
    case 'owner':
      return `${which} of ${staffName(directory, work.staffId)}`
    case 'team':
      return `${which} of ${directory?.team(work.teamId)?.name ?? work.teamId}`
  }
}

/** A number only where it is the whole number: the list is read a page at a time, and nothing is counted beside it. */
function howMany({ items, next }: Page<QueryCard>, further: boolean): string | null {
  if (items.length === 0 || further) return null
  if (next !== null) return `The first ${items.length} are shown here.`
  return items.length === 1 ? '1 query' : `${items.length} queries`
}
