import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readCouncilFiles } from '#shared/adapters/csv/read-council-folder.ts'
import { Council } from '#shared/domain/directory/council.ts'
import { ladderSettings } from '#shared/domain/standards/ladder.ts'
import { warningSettings } from '#shared/domain/standards/warnings.ts'
import { councilFiles } from '#tests/support/directory/council-files.ts'
import { aCouncil } from '#tests/support/directory/small-directory.ts'

const guide = readFileSync(
  join(import.meta.dirname, '../../../docs/administrators/council-folder.md'),
  'utf8',
)

/** The block of JSON that the guide marks with that word; the plain one without. */
function block(mark: string): string {
  const found = new RegExp(`\`\`\`json${mark}\n(.*?)\n\`\`\``, 's').exec(guide)?.[1]
  if (found === undefined) throw new Error(`the guide has no block of JSON marked${mark}`)
  return found
}

describe('the guide to the council’s folder', () => {
  it('has an example with every setting, which is taken without a word', () => {
    const reading = readCouncilFiles(councilFiles({ 'council.json': block('') }))
    expect(reading.ok ? reading.warnings : reading.problems).toEqual([])
    const settings: unknown = JSON.parse(block(''))
    const names = Object.keys(Council.parse(settings))
    expect(Object.keys(Object(settings)).toSorted()).toEqual(names.toSorted())
  })

  it('shows the default ladder and the default warnings as they are', () => {
    expect(JSON.parse(block(' ladder'))).toEqual(ladderSettings(aCouncil()).ladder)
    expect(JSON.parse(block(' warnings'))).toEqual(warningSettings(aCouncil()))
  })
})
