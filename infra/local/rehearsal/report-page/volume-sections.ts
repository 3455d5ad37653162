import { html } from 'hono/html'
import type { Totals } from '#shared/domain/rehearsal/totals.ts'
import type { AcknowledgementTimes, Week } from '#shared/domain/rehearsal/volumes.ts'
import { CorrespondentKind, Topic } from '#shared/domain/triage/judgement.ts'
import { chart, counted, many, type Part, table } from './parts.ts'
import { kindWords, shortDay, topicName } from './words.ts'

export function volumeSection(weeks: readonly Week[], totals: Totals): Part {
  const kinds = CorrespondentKind.options.filter(kind => weeks.some(week => (week.byKind[kind] ?? 0) > 0))
  const busiest = weeks.reduce<Week | null>(
    (most, week) => (week.queries > (most?.queries ?? 0) ? week : most),
    null,
  )
  const topics = Topic.options
    .map(topic => ({ topic, count: totals.topic[topic]?.queries ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count)
  const [most] = topics
  return html`<h2 id="volumes">How much mail came</h2>
${chart({
  name: 'Queries a week',
  says:
    busiest === null
      ? 'No query came in.'
      : `The busiest week began on ${shortDay(busiest.monday)}: ${many(busiest.queries, 'query', 'queries')}.`,
  labels: weeks.map(week => shortDay(week.monday).replace(/ \d{4}$/, '')),
  series: kinds.map(kind => ({ name: kindWords[kind], values: weeks.map(week => week.byKind[kind] ?? 0) })),
  stacked: true,
  columns: [
    { head: 'Week from', cell: (week: Week) => shortDay(week.monday) },
    ...kinds.map(kind => ({ head: kindWords[kind], cell: (week: Week) => week.byKind[kind] ?? 0 })),
    { head: 'All', cell: (week: Week) => week.queries },
  ],
  rows: weeks,
})}
${chart({
  name: 'What they were about',
  says:
    most === undefined
      ? 'No query came in.'
      : `The most common matter was: ${topicName(most.topic).toLowerCase()} (${counted(most.count)}).`,
  labels: topics.map(({ topic }) => topicName(topic)),
  series: [{ name: 'Queries', values: topics.map(({ count }) => count) }],
  across: true,
  columns: [
    { head: 'Matter', cell: (row: (typeof topics)[number]) => topicName(row.topic) },
    { head: 'Queries', cell: row => row.count },
  ],
  rows: topics,
})}`
}

export function acknowledgementSection(times: AcknowledgementTimes): Part {
  const rows: readonly (readonly [string, number])[] = [
    ['Within a minute', times.withinMinute],
    ['Within 15 minutes', times.withinQuarter],
    ['Later', times.later],
    ['Not acknowledged', times.none],
  ]
  const says =
    times.median === null
      ? 'No acknowledgement was sent.'
      : `Half of the writers had their acknowledgement within ${span(times.median)}, the last of them within ${span(times.longest ?? 0)}, at any hour of the day or night.`
  return html`<h2 id="acknowledged">How quickly writers would have heard</h2>
<p>${says} Mail from robots, mail that asks for no automatic answer, and a second mail on the same matter get none.</p>
${table(
  'Acknowledgements',
  [
    { head: 'After arrival', cell: ([name]) => name },
    { head: 'Queries', cell: ([, count]) => count },
  ],
  rows,
)}`
}

/** Sending takes seconds that a simulated clock does not tick through. */
const span = (minutes: number): string =>
  minutes < 1 ? 'a minute' : many(Math.ceil(minutes), 'minute', 'minutes')
