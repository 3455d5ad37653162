import { expect, it } from 'vitest'
import { Query } from '#shared/domain/casework/query.ts'
import { aQuery } from '#tests/support/casework-builders.ts'

it('a query that was stored before wards, unreached owners and exchanges were kept is still read', () => {
  const { ward, unreached, acknowledgementsInExchange, ...stored } = aQuery()
  expect(Object.keys(stored)).not.toContain('ward')
  expect(Query.parse(stored)).toEqual({ ...stored, ward: null, unreached: [], acknowledgementsInExchange: 0 })
})
