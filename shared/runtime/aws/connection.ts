/**
 * How every AWS client of this service connects: kept-alive sockets, and limits short enough that a call which hangs fails,
 * and is tried again by the SDK, well inside a function's own time. Milliseconds. Not for long polls of SQS.
 */
export const connection = {
  connectionTimeout: 2_000,
  requestTimeout: 10_000,
  throwOnRequestTimeout: true,
  httpAgent: { keepAlive: true, maxSockets: 50 },
  httpsAgent: { keepAlive: true, maxSockets: 50 },
}

/** Makes a value at the first call and gives the same one after that, so that warm invocations keep their sockets. */
export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
