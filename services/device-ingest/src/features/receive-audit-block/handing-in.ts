import { auditBlockHandedIn, deviceAuditBlocks, eventOf } from '@doorledger/contracts'
import { type EventLog, recordOf } from '@doorledger/event-log'
import { derivedId, sha256 } from '@doorledger/kernel'

/** Bytes of a device on their way to the log. */
export interface Handing {
  readonly tenantId: string
  readonly deviceId: string
  readonly body: Buffer
  readonly at: Date
  /** who hands in: the device itself, or whoever has a quarantine entry tried again */
  readonly actor: string
  /** the quarantine entry whose bytes these are */
  readonly retryOf?: string
}

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
export const handIn = async (log: EventLog, handing: Handing): Promise<HandedInBlock> => {
  const { tenantId, deviceId, body, at, actor, retryOf } = handing
  const digest = sha256(body)
  const blockId = derivedId('audit-block', tenantId, deviceId, digest, retryOf)
  const data = {
    blockId,
    deviceId,
    sha256: digest,
    sizeBytes: body.length,
    transport: 'push' as const,
    rawBase64: body.toString('base64'),
    ...(retryOf !== undefined && { retryOf }),
  }
  const acceptedAt = at.toISOString()
  const about = { tenantId, service: 'device-ingest', occurredAt: acceptedAt, recordedAt: acceptedAt, actor }
  await log.append(deviceAuditBlocks.name, [recordOf(eventOf(auditBlockHandedIn, data, about))])
  return { blockId, digest }
}
