import type { AccessGranted, AccessPoint, DoorState } from '@doorledger/contracts'
import type { Passing } from './presence.js'

/**
 * Whom a grant let through a door and where to; undefined when nobody is named, or nobody knows in which direction he
 * went.
 */
export const passingOf = ({ time, data }: AccessGranted, door: DoorState | undefined): Passing | undefined => {
  if (data.user === undefined || door === undefined) return undefined
  const point = pointOf(data, door.accessPoints)
  if (point === undefined) return undefined
  const { user, accessEventId } = data
  return { userId: user.id, doorId: door.doorId, toAreaId: point.toAreaId, at: time, accessEventId }
}

/** The one that was asked for, or the only one at the device. */
const pointOf = (
  { accessPoint, accessDevice }: AccessGranted['data'],
  points: readonly AccessPoint[],
): AccessPoint | undefined => {
  if (accessPoint !== undefined) return points.find(({ accessPointId }) => accessPointId === accessPoint.id)
  const atDevice = points.filter(({ deviceId }) => deviceId === accessDevice.id)
  return atDevice.length === 1 ? atDevice[0] : undefined
}
