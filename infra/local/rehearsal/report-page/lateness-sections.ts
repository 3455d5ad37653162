import { html } from 'hono/html'
import type { ClockName } from '#shared/domain/casework/clock/clocks.ts'
import type { Late } from '#shared/domain/rehearsal/lateness.ts'
import type { Report } from '#shared/domain/rehearsal/report.ts'
import type { Totals } from '#shared/domain/rehearsal/totals.ts'
import { chart, counted, longTable, many, type Part, table } from './parts.ts'
import { clockWords, kindWords, shortInstant, topicName, warningName } from './words.ts'

const clocks: readonly ClockName[] = ['acknowledge', 'accept', 'firstReply', 'fullAnswer', 'nextUpdate']

export function latenessSection(
  late: readonly Late[],
  report: Report,
  nameOf: (staffId: string | null) => string,
): Part {
  const { all } = report.totals
  const rows = clocks
    .map(clock => ({ clock, count: all.breaches[clock] ?? 0 }))
    .filter(({ count }) => count > 0)
  if (late.length === 0) {
    return html`<h2 id="late">What would have been late</h2><p>No deadline passed before the rehearsal ended.</p>${warningsGiven(report.totals)}`
  }
  return html`<h2 id="late">What would have been late</h2>
<p>Had nobody acted, ${many(late.length, 'deadline', 'deadlines')} of ${many(all.breached, 'query', 'queries')} would have passed before the end.
Of a first reply and a full answer the people in charge are warned beforehand; who is told afterwards, and when, is in the table.</p>
${warningsGiven(report.totals)}
${chart({
  name: 'Deadlines passed, by promise',
  says: `${rows.map(({ clock, count }) => `${clockWords[clock]}: ${counted(count)}`).join('. ')}.`,
  labels: rows.map(({ clock }) => clockWords[clock]),
  series: [{ name: 'Deadlines passed', values: rows.map(({ count }) => count) }],
  across: true,
  columns: [
    { head: 'Promise', cell: (row: (typeof rows)[number]) => clockWords[row.clock] },
    { head: 'Deadlines passed', cell: row => row.count },
  ],
  rows,
})}
${longTable<Late>(
  'Deadlines passed, worst first',
  [
    { head: 'Query', cell: row => row.reference },
    { head: 'Promise', cell: row => clockWords[row.clock] },
    { head: 'Passed', cell: row => shortInstant(row.at) },
    { head: 'Priority', cell: row => row.priority },
    { head: 'Matter', cell: row => topicName(row.topic) },
    { head: 'Writer', cell: row => kindWords[row.correspondentKind] },
    { head: 'In charge', cell: row => nameOf(row.ownerId) },
    {
      head: 'Who would have been told, and when',
      cell: row =>
        row.rungs
          .map(rung => `${rung.level} ${rung.to.map(nameOf).join(', ')} (${shortInstant(rung.at)})`)
          .join('; ') || 'Not escalated',
    },
  ],
  late,
)}`
}

function warningsGiven({ all }: Totals): Part | '' {
  const rows = Object.entries(all.warnings)
  if (rows.length === 0) return ''
  return table(
    'Warnings given in time',
    [
      { head: 'When', cell: ([step]) => warningName(step) },
      { head: 'Warnings', cell: ([, count]) => count },
    ],
    rows,
  )
}

export function escalationSection(late: readonly Late[], { all }: Totals): Part {
  const levels = Object.entries(all.rungs)
  if (levels.length === 0) {
    return html`<h2 id="escalated">How far up it would have gone</h2><p>No rung of the ladder was reached before the rehearsal ended.</p>`
  }
  const highest = levels.at(-1)?.[0] ?? ''
  const reached = new Set(
    late.filter(each => each.rungs.some(rung => rung.level === highest)).map(each => each.reference),
  )
  return html`<h2 id="escalated">How far up it would have gone</h2>
${chart({
  name: 'Rungs of the ladder',
  says: `${many(reached.size, 'query', 'queries')} would have reached the highest rung climbed, ${highest}.`,
  labels: levels.map(([level]) => level),
  series: [{ name: 'Times', values: levels.map(([, count]) => count) }],
  columns: [
    { head: 'Rung', cell: ([level]: readonly [string, number]) => level },
    { head: 'Times', cell: ([, count]) => count },
  ],
  rows: levels,
})}`
}
