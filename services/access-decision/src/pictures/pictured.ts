import type { AccessEventData } from '@doorledger/contracts'
import type { PicturedAttempt } from '@doorledger/media'

/** What of an attempt its picture needs: whose it is, where and when. */
export const picturedOf = (event: {
  readonly tenantid: string
  readonly time: string
  readonly data: AccessEventData
}): PicturedAttempt => ({
  tenantId: event.tenantid,
  accessEventId: event.data.accessEventId,
  deviceId: event.data.accessDevice.id,
  doorId: event.data.door?.id,
  facilityPath: event.data.accessDevice.facilityPath,
  userId: event.data.user?.id,
  occurredAt: event.time,
})
