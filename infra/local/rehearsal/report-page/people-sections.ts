import { html } from 'hono/html'
import type { DirectorySnapshot } from '#shared/domain/directory/snapshot.ts'
import type { CoverUse, Load } from '#shared/domain/rehearsal/people.ts'
import type { Counts, Totals } from '#shared/domain/rehearsal/totals.ts'
import { chart, many, type Part, table } from './parts.ts'
import { roleName, shortDay } from './words.ts'

export function loadSection(load: readonly Load[], directory: DirectorySnapshot, totals: Totals): Part {
  const teamNames = new Map(directory.teams.map(team => [team.id, team.name]))
  const asked = load.filter(each => each.asked > 0)
  const [most] = asked
  const all = asked.reduce((sum, each) => sum + each.asked, 0)
  const teams = Object.entries(totals.team)
  const teamName = (id: string) => teamNames.get(id) ?? 'No team'
  return html`<h2 id="asked">Who would have been asked</h2>
${chart({
  name: 'Queries by person',
  says:
    most === undefined
      ? 'Nobody was asked.'
      : `${most.name} would have been asked most: ${many(most.asked, 'query', 'queries')} of ${all}, where ${Math.round(all / asked.length)} are the average.`,
  labels: asked.slice(0, 25).map(each => each.name),
  series: [
    { name: 'At risk or urgent', stands: true, values: asked.slice(0, 25).map(each => each.urgent) },
    { name: 'Others', values: asked.slice(0, 25).map(each => each.asked - each.urgent) },
  ],
  stacked: true,
  across: true,
  columns: [
    { head: 'Name', cell: (row: Load) => row.name },
    { head: 'Role', cell: row => (row.role === null ? '' : roleName(row.role)) },
    { head: 'Team', cell: row => (row.team === null ? '' : teamName(row.team)) },
    { head: 'Asked', cell: row => row.asked },
    { head: 'At risk or urgent', cell: row => row.urgent },
    { head: 'Took over', cell: row => row.takenOver },
    { head: 'Notices of lateness', cell: row => row.told },
    { head: 'Deadlines passed', cell: row => row.late },
  ],
  rows: load,
})}
${table<readonly [string, Counts]>(
  'Queries by team',
  [
    { head: 'Team', cell: ([id]) => teamName(id) },
    { head: 'Queries', cell: ([, counts]) => counts.queries },
    { head: 'Acknowledged', cell: ([, counts]) => counts.acknowledged },
    { head: 'With a deadline passed', cell: ([, counts]) => counts.breached },
  ],
  teams,
)}`
}

export function coverSection(cover: readonly CoverUse[], nameOf: (staffId: string | null) => string): Part {
  const moved = cover.reduce((sum, each) => sum + each.arrived + each.moved, 0)
  const uncovered = cover.filter(each => each.absence.cover === null)
  if (cover.length === 0)
    return html`<h2 id="cover">Cover</h2><p>Nobody was away in this time, by absences.csv. A rehearsal with your real absences says much more.</p>`
  return html`<h2 id="cover">Cover</h2>
<p>${many(cover.length, 'absence falls', 'absences fall')} into this time. ${many(moved, 'query', 'queries')} went to somebody else because of them; no deadline moved.</p>
${
  uncovered.length === 0
    ? ''
    : html`<div class="inset warning"><p><strong>${many(uncovered.length, 'absence has', 'absences have')} nobody named to cover.</strong> What came for
${uncovered.map(each => nameOf(each.absence.staffId)).join(', ')} went to a manager.</p></div>`
}
${table<CoverUse>(
  'Absences, and where the work went',
  [
    { head: 'Who was away', cell: ({ absence }) => nameOf(absence.staffId) },
    { head: 'Days', cell: ({ absence }) => `${shortDay(absence.from)} to ${shortDay(absence.to)}` },
    {
      head: 'Named to cover',
      cell: ({ absence }) => (absence.cover === null ? 'Nobody' : nameOf(absence.cover)),
    },
    { head: 'Came in', cell: each => each.arrived },
    { head: 'Were open and moved', cell: each => each.moved },
    {
      head: 'Went to',
      cell: each =>
        each.to.map(to => `${nameOf(to.staffId)} (${to.queries})`).join(', ') || 'Nobody was needed',
    },
  ],
  cover,
)}`
}
