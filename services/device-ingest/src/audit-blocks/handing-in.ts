import { deviceAuditBlocks, handedIn, type Handing } from '@doorledger/contracts'
import { type EventLog, recordOf } from '@doorledger/event-log'

export interface HandedInBlock {
  /** derived from device and bytes: the same block sent again has the same id */
  readonly blockId: string
  /** 64 hexadecimal digits */
  readonly digest: string
}

/**
 * Makes the bytes durable, exactly as they came and before anybody interprets them. Resolves when they are.
 * @throws {LogUnavailable}
 */
export const handIn = async (log: EventLog, handing: Omit<Handing, 'service'>): Promise<HandedInBlock> => {
  const event = handedIn({ ...handing, service: 'device-ingest' })
  await log.append(deviceAuditBlocks.name, [recordOf(event)])
  const { blockId, sha256: digest } = event.data
  return { blockId, digest }
}
