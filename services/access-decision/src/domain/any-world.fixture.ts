import { type AccessRuleState, weekday } from '@doorledger/contracts'
import fc from 'fast-check'
import { credential, type World } from './policy-world.fixture.js'

/** Those whom `anyWorld` may know. */
export const people = ['anna', 'ben', 'carl']
const personId = fc.constantFrom(...people)
const some = <Value>(...values: Value[]) => fc.uniqueArray(fc.constantFrom(...values), { maxLength: 2 })
const rules = fc.uniqueArray(
  fc.record({
    ruleId: fc.constantFrom('r1', 'r2', 'r3', 'r4'),
    enabled: fc.boolean(),
    who: fc.record({
      everyone: fc.boolean(),
      userIds: some(...people),
      groupIds: some('g1', 'g2'),
      roleIds: some('guard', 'host'),
    }),
    where: fc.record({
      doorIds: some('main-entrance', 'vault'),
      premisesIds: some('hq', 'floor-1', 'annex'),
    }),
    scheduleIds: some('day', 'night', 'gone'),
    accessTypes: some<AccessRuleState['accessTypes'][number]>('rfid', 'pin', 'keycard'),
    factors: fc.constantFrom('any' as const, 'card_and_pin' as const),
  }),
  { selector: ({ ruleId }) => ruleId, maxLength: 4 },
)
const doors: NonNullable<World['doors']> = [{}, { doorId: 'vault', facilityPath: 'hq/floor-1', accessPoints: [] }]
const day = [{ days: [...weekday.options], windows: [{ from: '08:00', to: '18:00' }] }]
const night = [{ days: ['mon' as const], windows: [{ from: '22:00', to: '06:00' }] }]
const local = { zone: 'Europe/Helsinki', holidayIds: [] }
const schedules: NonNullable<World['schedules']> = [
  { ...local, scheduleId: 'day', weekly: day },
  { ...local, scheduleId: 'night', weekly: night },
]
/** Some building, whatever is configured in it and whoever belongs to it. */
export const anyWorld: fc.Arbitrary<World> = fc.record({
  rules,
  doors: fc.constant(doors),
  schedules: fc.constant(schedules),
  people: fc.dictionary(
    personId,
    fc.record({
      enabled: fc.boolean(),
      erased: fc.boolean(),
      assignments: fc.array(
        fc.record({
          roleId: fc.constantFrom('guard', 'host'),
          premisesId: fc.constantFrom(null, 'hq', 'annex'),
        }),
        {
          maxLength: 2,
        },
      ),
    }),
  ),
  groups: fc.dictionary(fc.constantFrom('g1', 'g2'), fc.record({ members: some(...people) })),
  lockdowns: fc.constantFrom([], [], [], [{ kind: 'everywhere' as const }]),
})
const held = (kind: 'keycard' | 'pin') =>
  fc.record({
    accessType: fc.constant(kind),
    credential: fc.option(
      fc
        .record({
          userId: personId,
          state: fc.constantFrom('active' as const, 'blocked' as const),
          duress: fc.boolean(),
        })
        .map((parts) => credential({ ...parts, kind })),
      { nil: undefined, freq: 8 },
    ),
  })
/** A card, a PIN, or both; known or not. */
export const anyPresented = fc.oneof(
  held('keycard').map((each) => [each]),
  held('pin').map((each) => [each]),
  fc.tuple(held('keycard'), held('pin')),
)
