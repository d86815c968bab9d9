import type { DoorState, HolidayState, ScheduleState } from '@doorledger/contracts'
import type { ClientBase } from 'pg'
import { CompiledSchedule } from '../domain/compiled-schedule.js'
import type { Passage } from '../domain/doors/authorised.js'
import { passagesBetween } from '../domain/doors/passages-between.js'

export interface PassageQuestion {
  readonly tenantId: string
  readonly door: DoorState
  readonly since: Date
  readonly now: Date
}

/** When the schedules of a door unlock it, from a time until some time after now. */
export type PassagesOf = (client: ClientBase, question: PassageQuestion) => Promise<readonly Passage[]>

const DAY_MS = 86_400_000
/** What happened longer ago than this is told too late to say what the schedules were. */
const BACK_MS = 2 * DAY_MS

/** By the schedules as they are configured now. */
export const passagesBySchedules =
  (siteZone: string): PassagesOf =>
  async (client, { tenantId, door, since, now }) => {
    if (door.passageScheduleIds.length === 0) return []
    const schedules = await statesOf<ScheduleState>(client, tenantId, 'schedule', door.passageScheduleIds)
    const named = schedules.flatMap(({ holidayIds }) => holidayIds)
    const holidays = await statesOf<HolidayState>(client, tenantId, 'holiday', named)
    const compiled = schedules.map((schedule) => {
      const its = holidays.filter(({ holidayId }) => schedule.holidayIds.includes(holidayId))
      return new CompiledSchedule(schedule, its, door.zone ?? siteZone)
    })
    const isOpen = (atMs: number) => compiled.some((schedule) => schedule.verdictAt(atMs) === 'permitted')
    const fromMs = Math.max(since.getTime(), now.getTime() - BACK_MS)
    return passagesBetween(isOpen, fromMs, now.getTime() + DAY_MS)
  }

const statesOf = async <State>(
  client: ClientBase,
  tenantId: string,
  kind: string,
  ids: readonly string[],
): Promise<readonly State[]> => {
  if (ids.length === 0) return []
  const { rows } = await client.query<{ state: State }>(
    'select state from access_config where tenant_id = $1 and kind = $2 and id = any($3)',
    [tenantId, kind, ids],
  )
  return rows.map(({ state }) => state)
}
