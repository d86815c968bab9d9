import {
  accessDenied,
  type AccessEventData,
  accessGranted,
  type AccessType,
  type Envelope,
  eventReader,
  type Reason,
  UnreadableEvent,
} from '@doorledger/contracts'
import type { PastAttempt } from './replay-attempt.js'

/** The attempt that a record tells of; undefined when it is none that was decided here. */
export const pastAttemptIn = (value: string, tenantId: string): PastAttempt | undefined => {
  const written = AS_WRITTEN.exec(value)
  return written === null ? parsedAttemptIn(value, tenantId) : attemptWritten(written, tenantId)
}

const readAttempt = eventReader<Envelope & { readonly data: AccessEventData }>([accessGranted, accessDenied])

/** One that nobody can read waits as a dead letter of the views: it must not end what is asked of all others. */
const readIfReadable = (value: string): ReturnType<typeof readAttempt> => {
  try {
    return readAttempt(value)
  } catch (error) {
    if (error instanceof UnreadableEvent) return undefined
    throw error
  }
}

/** The same of a record whoever wrote it, in whatever order. */
export const parsedAttemptIn = (value: string, tenantId: string): PastAttempt | undefined => {
  const event = readIfReadable(value)
  if (event?.tenantid !== tenantId) return undefined
  const { accessEventId, door, accessPoint, accessDevice, accessType, factors, credential, decision, reason, ...data } =
    event.data
  if (door === undefined || decision === 'none' || data.policyVersion === undefined) return undefined
  const [first = accessType, ...others] = factors ?? [accessType]
  return {
    accessEventId,
    atMs: Date.parse(event.time),
    doorId: door.id,
    accessPointId: accessPoint?.id,
    deviceId: accessDevice.id,
    accessTypes: [first, ...others],
    credentialId: credential?.credentialId,
    decision,
    reason,
  }
}

const PLAIN = '"[^"\\\\]*"'
const KEPT = '"([^"\\\\]*)"'
const ANY = '"(?:[^"\\\\]|\\\\.)*"'

/**
 * An attempt as `eventOf` and `attemptData` write it: member after member, so that nothing else is taken for it. Reads
 * several times as many records a second as parsing the JSON does; what is written otherwise is parsed.
 */
const AS_WRITTEN = new RegExp(
  [
    `^\\{"specversion":"1\\.0","id":${PLAIN},"source":${PLAIN},"type":"access\\.(?:granted|denied)","subject":${PLAIN}`,
    `,"time":${KEPT},"datacontenttype":${PLAIN},"dataschema":"(?:${accessGranted.dataschema}|${accessDenied.dataschema})"`,
    `,"tenantid":${KEPT},"recordedtime":${PLAIN},"partitionkey":${PLAIN}(?:,"(?:actor|correlationid|causationid)":${PLAIN})*`,
    `,"data":\\{"accessEventId":${KEPT},"revision":\\d+,"door":\\{"id":${KEPT},"name":${ANY}\\}`,
    `,"accessPoint":\\{"id":${KEPT}\\},"accessDevice":\\{"id":${KEPT},"name":${ANY},"kind":${PLAIN}(?:,"facilityPath":${ANY})?\\}`,
    `,"accessType":${KEPT}(?:,"factors":\\[${KEPT},${KEPT}\\])?(?:,"user":\\{"id":${PLAIN}\\})?`,
    `,"credential":\\{"kind":${PLAIN}(?:,"last4":${ANY})?(?:,"credentialId":${KEPT})?\\}`,
    `,"result":${PLAIN},"reason":${KEPT},"decision":"(granted|denied)"(?:,"action":\\{[^{}]*\\})?`,
    `,"checks":\\[[^\\]]*\\](?:,"rule":\\{"id":${PLAIN},"name":${ANY}\\})?,"policyVersion":"`,
  ].join(''),
)

const attemptWritten = (written: RegExpExecArray, tenantId: string): PastAttempt | undefined => {
  const [, time, tenant, accessEventId, doorId, accessPointId, deviceId, accessType, ...rest] = written
  const [first, second, credentialId, reason, decision] = rest
  if (tenant !== tenantId) return undefined
  return {
    accessEventId: accessEventId!,
    atMs: Date.parse(time!),
    doorId: doorId!,
    accessPointId,
    deviceId: deviceId!,
    accessTypes: (first === undefined ? [accessType] : [first, second]) as [AccessType, ...AccessType[]],
    credentialId,
    decision: decision as 'granted' | 'denied',
    reason: reason as Reason,
  }
}
