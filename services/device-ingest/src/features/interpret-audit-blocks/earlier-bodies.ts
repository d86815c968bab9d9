import type { ClientBase } from 'pg'
import type { HandedIn } from '../../domain/handed-in.js'
import type { NewBlock } from './interpreted-rows.js'

/**
 * Bytes of the blocks that the same device handed in during the day before, in which this time stands.
 * @param unsaved blocks of this transaction, of whichever device
 */
export const bodiesWith = async (
  client: ClientBase,
  timeRaw: string,
  { event }: HandedIn,
  unsaved: readonly NewBlock[],
): Promise<readonly Uint8Array[]> => {
  const { tenantid, recordedtime, data } = event
  const { rows } = await client.query<{ raw: Uint8Array }>(EARLIER, [tenantid, data.deviceId, recordedtime, timeRaw])
  const own = unsaved.filter(({ handedIn }) => handedIn.event.tenantid === tenantid && isOf(handedIn, data.deviceId))
  return [...rows.map(({ raw }) => raw), ...own.map(({ handedIn }) => handedIn.body)]
}

const isOf = ({ event }: HandedIn, deviceId: string): boolean => event.data.deviceId === deviceId

const EARLIER = `
  select raw from audit_blocks
  where tenant_id = $1 and device_id = $2 and received_at > $3::timestamptz - interval '1 day'
    and position(convert_to($4, 'UTF8') in raw) > 0`
