import type { Clock } from '../ports/clock.ts'

/** The real time. The only place that reads it for the functions. */
export const systemClock: Clock = () => new Date().toISOString()
