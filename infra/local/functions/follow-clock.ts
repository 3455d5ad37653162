/**
 * Makes `Date` tell a simulated instant in the thread that loads this: for a rehearsal, in which a month passes in minutes and the
 * functions' own code must not know. Only what asks for the present is changed (`Date.now()`, `new Date()`, `Date()`); timers run as ever.
 * It also counts what the thread asks of the engines, so that whoever rehearses knows whether a run changed anything.
 *
 * Node's own modules alone, as a function's thread loads it without the compiler (`local-function.ts`).
 */
import { subscribe } from 'node:diagnostics_channel'
import { ClientRequest } from 'node:http'

/** Operations of DynamoDB that change nothing. */
const reads = /\.(?:Query|GetItem|BatchGetItem|TransactGetItems)$/

/**
 * `cell` holds three 64-bit numbers: milliseconds since the epoch, written by whoever rehearses; how many requests were made by all
 * threads; and how many of those may have changed something.
 */
export function followClock(cell: SharedArrayBuffer): void {
  const numbers = new BigInt64Array(cell)
  const now = () => Number(Atomics.load(numbers, 0))
  globalThis.Date = new Proxy(globalThis.Date, {
    construct: (real, given, made) => Reflect.construct(real, given.length === 0 ? [now()] : given, made),
    apply: real => new real(now()).toString(),
    get: (real, name, receiver) => (name === 'now' ? now : Reflect.get(real, name, receiver)),
  })
  subscribe('http.client.request.start', message => {
    Atomics.add(numbers, 1, 1n)
    if (!isRead(message)) Atomics.add(numbers, 2, 1n)
  })
}

/** What cannot be told counts as a change. */
function isRead(message: unknown): boolean {
  if (typeof message !== 'object' || message === null || !('request' in message)) return false
  const { request } = message
  if (!(request instanceof ClientRequest)) return false
  const target = request.getHeader('x-amz-target')
  return typeof target === 'string'
    ? reads.test(target)
    : request.method === 'GET' || request.method === 'HEAD'
}
