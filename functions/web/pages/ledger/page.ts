/** The ledger: every mail of every day accounted for, what is parked, and the button that sends it back. */
import * as z from 'zod'
import { londonTime } from '#shared/domain/letters/london-words.ts'
import { dateOf, dayNumber, londonDate } from '#shared/domain/standards/london.ts'
import { balances, type LedgerDay } from '#shared/ports/ledger.ts'
import { type ParkedList, type WorkQueueName, workQueueNames } from '#shared/ports/parked-mail.ts'
import type { FormError } from '../../layout/render.ts'
import { dayInWords } from '../../words/days.ts'
import { sizeInWords } from '../../words/size.ts'
import { ledgerAddress } from '../addresses.ts'
import { aroundPage, type PageAnswer, type PagePorts } from '../page.ts'
import { ageInWords, counted, differenceInWords, queueWords, timeInWords } from './in-words.ts'

/** Days that one page shows. */
const DAYS_SHOWN = 30

export async function ledgerPage(query: URLSearchParams, ports: PagePorts): Promise<PageAnswer> {
  const asked = query.get('to')
  const yesterday = dayBefore(londonDate(ports.clock()))
  const to = asked === null ? yesterday : (z.iso.date().safeParse(asked).data ?? null)
  if (to === null || to > yesterday) {
    const error = { text: 'Choose a day that is over, such as 2026-11-23', href: '#days' }
    return pageOf({ to: yesterday, said: null, error }, ports)
  }
  return pageOf({ to, said: saidOf(query), error: null }, ports)
}

/** Takes "Replay": on success back to the page, else the page again with what is wrong. */
export async function takeReplay(form: FormData, ports: PagePorts): Promise<PageAnswer> {
  const asked = z
    .object({ queue: z.enum(workQueueNames), message: z.string().min(1).max(200) })
    .safeParse(Object.fromEntries(form))
  const to = dayBefore(londonDate(ports.clock()))
  if (!asked.success) {
    return pageOf({ to, said: null, error: { text: 'Choose what to replay', href: '#parked' } }, ports)
  }
  const { queue, message } = asked.data
  const replayed = await ports.parked.replay(queue, message === everything ? 'all' : [message])
  if (replayed.length > 0) {
    const said = new URLSearchParams({ replayed: queue, messages: String(replayed.length) })
    return { goTo: `${ledgerAddress}?${said}` }
  }
  const text = 'It is not parked any more. Somebody else has sent it back. There is nothing left to do'
  return pageOf({ to, said: null, error: { text, href: '#parked' } }, ports)
}

/** In the form's place of a message. No id of SQS is a word. */
const everything = 'all'

function saidOf(query: URLSearchParams): string | null {
  const queue = z.enum(workQueueNames).safeParse(query.get('replayed')).data
  const messages = z.coerce.number().int().min(1).max(1_000).safeParse(query.get('messages')).data
  if (queue === undefined || messages === undefined) return null
  const [were, they] = messages === 1 ? ['was', 'It'] : ['were', 'They']
  return `${counted(messages, 'message')} ${were} sent back to be worked (${queueWords[queue].name.toLowerCase()}). ${they} will be parked again if that fails.`
}

async function pageOf(
  page: { readonly to: string; readonly said: string | null; readonly error: FormError | null },
  ports: PagePorts,
): Promise<PageAnswer> {
  const now = ports.clock()
  const today = londonDate(now)
  const yesterday = dayBefore(today)
  const newest = page.to === yesterday
  const [directory, upTo, firstDay] = await Promise.all([
    ports.directory(),
    ports.ledger.balancedUpTo(),
    ports.ledger.firstDay(),
  ])
  const since = upTo === null ? yesterday : dayAfter(upTo)
  const first = firstDay ?? (upTo === null ? page.to : since)
  const from = [dateOf(dayNumber(page.to) - DAYS_SHOWN + 1), first].toSorted().at(-1) ?? first
  const [ledgers, sinceBalanced, counts, parked] = await Promise.all([
    ports.ledger.days(from, page.to),
    since > yesterday ? [] : ports.ledger.days(since, yesterday),
    ports.ledger.counts(today),
    Promise.all(workQueueNames.map(queue => ports.parked.list(queue))),
  ])
  const filed = await filedOf(parked, ports)
  const drawnUp = new Set(sinceBalanced.map(({ day }) => day))
  const missing = upTo === null ? [] : daysOf(since, yesterday).filter(day => !drawnUp.has(day))
  const open = sinceBalanced.filter(each => !balances(each))
  const howManyParked = parked.reduce((sum, each) => sum + each.parked, 0)
  return {
    view: 'ledger',
    title: newest ? 'Ledger' : `Ledger up to ${dayInWords(page.to)}`,
    around: aroundPage(directory),
    section: 'ledger',
    errors: page.error === null ? [] : [page.error],
    model: {
      said: page.said,
      action: ledgerAddress,
      everything,
      open: open.map(each => ({ day: each.day, sentences: differenceInWords(each, now) })),
      missing: missingInWords(missing, yesterday),
      allIsWell:
        upTo !== null && open.length === 0 && howManyParked === 0
          ? `up to the end of ${dayInWords(upTo)}`
          : null,
      begun: upTo !== null,
      howManyParked: howManyParked === 0 ? null : counted(howManyParked, 'message'),
      onlyOneParked: howManyParked === 1,
      today: newest
        ? {
            ...counts,
            day: dayInWords(today),
            waiting: waitingIn(parked, 'intake'),
            parked: parkedIn(parked, 'intake'),
          }
        : null,
      queues: parked.filter(each => each.parked > 0).map(each => queueInWords(each, filed, now)),
      days: (upTo === null && firstDay === null ? [] : daysOf(from, page.to))
        .toReversed()
        .map(day => rowOf(day, ledgers.find(each => each.day === day) ?? null, now)),
      earlier: firstDay !== null && firstDay < from ? addressTo(dayBefore(from)) : null,
      later: newest ? null : laterAddress(page.to, yesterday),
    },
  }
}

function missingInWords(missing: readonly string[], yesterday: string): string | null {
  if (missing.length === 0) return null
  if (missing.length === 1 && missing[0] === yesterday) {
    return 'Yesterday is not drawn up yet. That is done within five minutes of midnight.'
  }
  return `${counted(missing.length, 'day')} ${missing.length === 1 ? 'is' : 'are'} not drawn up. The clock may have stopped: tell the people who run the service.`
}

/** Which parked mails are in a query, or kept, by now: the ledger's own second try may have been faster. */
async function filedOf(
  parked: readonly ParkedList[],
  { ledger }: PagePorts,
): Promise<ReadonlyMap<string, unknown>> {
  const rawKeys = parked
    .filter(({ queue }) => queue === 'intake')
    .flatMap(({ messages }) => messages.flatMap(({ about }) => about))
  return rawKeys.length === 0 ? new Map() : ledger.known([...new Set(rawKeys)])
}

function queueInWords(list: ParkedList, filed: ReadonlyMap<string, unknown>, now: string): object {
  const { queue, messages } = list
  return {
    queue,
    ...queueWords[queue],
    count: counted(list.parked, 'message'),
    unseen: list.parked - messages.length,
    several: list.parked > 1,
    messages: messages.map(({ id, about, why, since, size }) => ({
      id,
      about,
      why: why ?? 'It failed each time it was tried.',
      since: { at: since, when: timeInWords(since, now), age: ageInWords(since, now) },
      size: sizeInWords(size),
      filed: queue === 'intake' && about.length > 0 && about.every(each => filed.has(each)),
    })),
  }
}

function rowOf(day: string, ledger: LedgerDay | null, now: string): object {
  return {
    day,
    when: dayInWords(day),
    ledger:
      ledger === null
        ? null
        : {
            ...ledger,
            drawnUp: { at: ledger.drawnUpAt, when: countedInWords(ledger, now) },
          },
  }
}

/** As a rule a few minutes after midnight: the day need not be said again then. */
const countedInWords = ({ day, drawnUpAt }: LedgerDay, now: string): string =>
  londonDate(drawnUpAt) === dayAfter(day)
    ? `${londonTime(drawnUpAt)} the next day`
    : timeInWords(drawnUpAt, now)

const listOf = (parked: readonly ParkedList[], queue: WorkQueueName) =>
  parked.find(each => each.queue === queue)
const waitingIn = (parked: readonly ParkedList[], queue: WorkQueueName) => listOf(parked, queue)?.waiting ?? 0
const parkedIn = (parked: readonly ParkedList[], queue: WorkQueueName) => listOf(parked, queue)?.parked ?? 0

const dayBefore = (date: string): string => dateOf(dayNumber(date) - 1)
const dayAfter = (date: string): string => dateOf(dayNumber(date) + 1)

/** Both included, oldest first. */
const daysOf = (from: string, to: string): readonly string[] =>
  Array.from({ length: Math.max(0, dayNumber(to) - dayNumber(from) + 1) }, (_, index) =>
    dateOf(dayNumber(from) + index),
  )

const addressTo = (to: string): string => `${ledgerAddress}?${new URLSearchParams({ to })}`

function laterAddress(to: string, yesterday: string): string {
  const later = dateOf(dayNumber(to) + DAYS_SHOWN)
  return later >= yesterday ? ledgerAddress : addressTo(later)
}
