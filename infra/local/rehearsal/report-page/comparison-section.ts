import { html } from 'hono/html'
import type { Beside, Comparison, MovedDeadlines } from '#shared/domain/rehearsal/comparison.ts'
import { chart, counted, many, type Part, table } from './parts.ts'
import { clockWords, roleName, warningName } from './words.ts'

const clockName = (name: string): string =>
  Object.entries(clockWords).find(([clock]) => clock === name)?.[1] ?? name

export function comparisonSection(comparison: Comparison): Part {
  const sum = (rows: readonly Beside[], side: 'now' | 'other') =>
    rows.reduce((total, row) => total + row[side], 0)
  const now = sum(comparison.breaches, 'now')
  const then = sum(comparison.breaches, 'other')
  const changed =
    then === now
      ? `As many deadlines would have passed: ${counted(now)}.`
      : `${many(Math.abs(then - now), 'deadline', 'deadlines')} ${then > now ? 'more' : 'fewer'} would have passed: ${counted(then)} where it is ${counted(now)} by yours.`
  return html`<h2 id="compared">What the other standards would have changed</h2>
<p>The same mail was rehearsed a second time by the other standards, with all else as it is. ${changed} The whole of it is in report-compared.json.</p>
${
  comparison.breaches.length === 0
    ? ''
    : chart({
        name: 'Deadlines passed, by yours and by the other standards',
        says: changed,
        labels: comparison.breaches.map(row => clockName(row.what)),
        series: [
          { name: 'Your standards', values: comparison.breaches.map(row => row.now) },
          { name: 'The other standards', values: comparison.breaches.map(row => row.other) },
        ],
        across: true,
        columns: besides('Promise', clockName),
        rows: comparison.breaches,
      })
}
${table<MovedDeadlines>(
  'Deadlines by the other standards',
  [
    { head: 'Promise', cell: row => clockWords[row.clock] },
    { head: 'Earlier', cell: row => row.earlier },
    { head: 'The same', cell: row => row.same },
    { head: 'Later', cell: row => row.later },
  ],
  comparison.deadlines,
)}
${comparison.warnings.length === 0 ? '' : table('Warnings by either standards', besides('When', warningName), comparison.warnings)}
${
  comparison.rungs.length === 0
    ? ''
    : table(
        'Rungs climbed by either standards',
        besides('Rung', level => level),
        comparison.rungs,
      )
}
${comparison.told.length === 0 ? '' : table('Who would have been told', besides('Who', roleName), comparison.told)}`
}

const besides = (head: string, name: (what: string) => string) => [
  { head, cell: (row: Beside) => name(row.what) },
  { head: 'Your standards', cell: (row: Beside) => row.now },
  { head: 'The other standards', cell: (row: Beside) => row.other },
]
