/** The one place that time comes from: a UTC instant, ISO 8601 with milliseconds. */
export type Clock = () => string
