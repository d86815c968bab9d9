import type { DoorState } from '@doorledger/contracts'
import { alarmId } from './door-events.js'

const ALARMS = [
  { kind: 'forced', reminderNo: 0 },
  { kind: 'held', reminderNo: 1 },
] as const

/** A row that an opening becomes when nobody unlocked the door, or nobody closes it. */
export interface PicturedOpening {
  readonly accessEventId: string
  readonly doorId: string
  readonly facilityPath: string | undefined
}

/**
 * The rows that a picture of an opening belongs to, before anybody knows whether there will be any: an opening that
 * somebody was let in for has none of its own, as the attempt has the picture.
 * @param openingId of the report that began it
 */
export const picturedOpenings = (
  tenantId: string,
  openingId: string,
  doors: readonly Pick<DoorState, 'doorId' | 'facilityPath'>[],
): readonly PicturedOpening[] =>
  doors.flatMap(({ doorId, facilityPath }) =>
    ALARMS.map((alarm) => ({
      accessEventId: alarmId({ tenantId, doorId, openingId, ...alarm }),
      doorId,
      facilityPath,
    })),
  )
