import fc from 'fast-check'
import { StaffRole, Weekday } from '#shared/domain/directory/directory.ts'
import { withUnplanned } from '#shared/domain/directory/directory-index.ts'
import { aDirectory, anAbsence, aStaff } from '#tests/support/directory/small-directory.ts'

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
/** Somebody of that directory, or somebody who has left. */
export const anyStaffId = fc.constantFrom(...ids, 'unknown')
/** Any staff, teams, absences, days off and marks, with circles of covers and of managers; `a` to `g` are its people. On 25 November 2026. */
export const anyDirectory = fc
  .record({
    staff: fc.uniqueArray(
      fc.record({
        id: fc.constantFrom(...ids),
        role: fc.constantFrom(...StaffRole.options),
        team: fc.constantFrom('t1', 't2', 'unknown', null),
        manager: fc.option(anyStaffId),
        workingDays: fc.option(fc.uniqueArray(fc.constantFrom(...Weekday.options), { minLength: 1 }), {
          nil: undefined,
        }),
        dayCover: fc.option(anyStaffId, { nil: undefined }),
      }),
      { selector: each => each.id, maxLength: ids.length },
    ),
    managers: fc.tuple(anyStaffId, anyStaffId),
    absences: fc.array(
      fc.record({
        staffId: anyStaffId,
        from: fc.constantFrom('2026-11-25', '2026-11-26'),
        cover: fc.option(anyStaffId),
      }),
      { maxLength: 10 },
    ),
    unplanned: fc.array(
      fc.record({
        staffId: anyStaffId,
        from: fc.constantFrom('2026-11-25', '2026-11-26'),
        why: fc.constantFrom('perhaps-away', 'not-reached'),
      }),
      { maxLength: 4 },
    ),
  })
  .map(({ staff, managers, absences, unplanned }) => {
    const directory = aDirectory({
      staff: staff.map(({ id, workingDays, dayCover, ...rest }) =>
        aStaff(id, {
          ...rest,
          ...(workingDays === undefined ? {} : { workingDays }),
          ...(dayCover === undefined ? {} : { dayCover }),
        }),
      ),
      teams: managers.map((manager, n) => ({
        id: `t${n + 1}`,
        name: `T${n + 1}`,
        manager,
        wards: [`W${n + 1}`],
      })),
      absences: absences.map(({ staffId, from, cover }) => anAbsence(staffId, from, '2026-11-28', cover)),
    })
    return withUnplanned(
      directory,
      unplanned.map(each => ({ ...each, to: '2026-11-28' })),
    )
  })
