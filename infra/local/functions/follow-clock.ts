/**
 * Makes `Date` tell a simulated instant in the thread that loads this: for a rehearsal, in which a month passes in minutes and the
 * functions' own code must not know. Only what asks for the present is changed (`Date.now()`, `new Date()`, `Date()`); timers run as ever.
 *
 * Node's own modules alone, as a function's thread loads it without the compiler (`local-function.ts`).
 */

/** `cell` holds milliseconds since the epoch as one 64-bit number, written by whoever rehearses. */
export function followClock(cell: SharedArrayBuffer): void {
  const instant = new BigInt64Array(cell)
  const now = () => Number(Atomics.load(instant, 0))
  globalThis.Date = new Proxy(globalThis.Date, {
    construct: (real, given, made) => Reflect.construct(real, given.length === 0 ? [now()] : given, made),
    apply: real => new real(now()).toString(),
    get: (real, name, receiver) => (name === 'now' ? now : Reflect.get(real, name, receiver)),
  })
}
