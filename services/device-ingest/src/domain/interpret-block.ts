import { clockSuspected, type Envelope } from '@doorledger/contracts'
import { type AuditBlock, MAX_RECORDS, type Reading, type RejectedTag, type UnreadableBody } from './audit-block.js'
import { blockReceived } from './block-received.js'
import { sourceOf } from './block-source.js'
import { type DeviceSync, withBlock, withContact } from './device-sync.js'
import { finding } from './finding.js'
import type { HandedIn, Interpretation, QuarantineEntry, InterpretationContext } from './handed-in.js'
import { interpretRecords, type RecordsInterpreted } from './interpret-records.js'
import { interpretTags } from './interpret-tags.js'
import { quarantinedEvent, quarantineEntry, unreadableBody, unreadableTag } from './quarantine.js'
import { readBlock } from './read-block.js'
import { remember } from './recent-records.js'
import { isReadAsWhole } from './retried-body.js'

type Interpreted = Interpretation<DeviceSync>

/**
 * What follows from a block, given what the device sent before. The same blocks in the same order lead to the same
 * facts with the same ids; a block that comes again leads to nothing new.
 */
export const interpretBlock = (sync: DeviceSync, handedIn: HandedIn, context: InterpretationContext): Interpreted => {
  const { blockId } = handedIn.event.data
  const reading = readBlock(handedIn.body)
  if (handedIn.retryOf !== undefined) return retried(sync, reading, handedIn, context)
  const contacted = withContact(sync, handedIn.event.recordedtime)
  const mark = reading.kind === 'block' ? blockId : `unreadable:${blockId}`
  if (sync.recentBlocks.includes(mark)) return nothing(contacted)
  const state = withBlock(contacted, mark)
  return reading.kind === 'block' ? read(state, reading, handedIn, context) : setAside(state, reading, handedIn)
}

const nothing = (state: DeviceSync): Interpreted => ({
  state,
  events: [],
  quarantined: [],
  perhapsForgotten: [],
  resolved: false,
})

/** Bytes out of quarantine add what they hold, and stay where they are when they are as unreadable as before. */
const retried = (
  sync: DeviceSync,
  reading: Reading,
  handedIn: HandedIn,
  context: InterpretationContext,
): Interpreted => {
  const { blockId } = handedIn.event.data
  if (reading.kind !== 'block' || sync.recentBlocks.includes(blockId)) return nothing(sync)
  if (!isReadAsWhole(handedIn.retryOf!.part, reading)) return nothing(sync)
  return { ...read(withBlock(sync, blockId), reading, handedIn, context), resolved: true }
}

const setAside = (state: DeviceSync, reading: Exclude<Reading, AuditBlock>, handedIn: HandedIn): Interpreted => {
  const entry = quarantineEntry(handedIn, unreadableBody(faultOf(reading)), handedIn.body)
  return { ...nothing(state), events: [quarantinedEvent(handedIn, entry)], quarantined: [entry] }
}

const faultOf = (reading: Exclude<Reading, AuditBlock>): Pick<UnreadableBody, 'reason' | 'detail'> =>
  reading.kind === 'unreadable'
    ? reading
    : { reason: 'body_unreadable', detail: `audits: ${reading.count} records are more than ${MAX_RECORDS}` }

const read = (sync: DeviceSync, block: AuditBlock, handedIn: HandedIn, context: InterpretationContext): Interpreted => {
  const records = interpretRecords(sync, block, handedIn, context)
  const tags = tellsOfNow(handedIn) ? interpretTags(sync, block, handedIn, context) : { state: sync, events: [] }
  const rejectedTags = quarantinedTags(block, handedIn)
  const blockSeq = sync.blockSeq + 1
  return {
    state: {
      ...tags.state,
      blockSeq,
      auditIds: records.auditIds,
      recentRecords: remember(sync.recentRecords, records.keys),
    },
    events: [
      blockReceived(block, { blockSeq, newCount: records.newCount }, handedIn, context),
      ...records.events,
      ...tags.events,
      ...suspectedClock(records, handedIn),
      ...rejectedTags.map((entry) => quarantinedEvent(handedIn, entry, blockSeq)),
    ],
    quarantined: [...records.quarantined, ...rejectedTags],
    perhapsForgotten: records.perhapsForgotten,
    resolved: false,
  }
}

/** A body or record out of quarantine says nothing of how the device stands by now; a tag is retried for just that. */
const tellsOfNow = ({ retryOf }: HandedIn): boolean => retryOf === undefined || retryOf.part === 'tag'

const suspectedClock = ({ worstClock }: RecordsInterpreted, handedIn: HandedIn): readonly Envelope[] => {
  if (worstClock === undefined) return []
  const { deviceId, blockId } = handedIn.event.data
  const data = { deviceId, blockId, deviceTime: worstClock.timeRaw, skewSec: Math.round(worstClock.skewMs / 1000) }
  return [finding(clockSuspected, data, handedIn, { from: [blockId] })]
}

const quarantinedTags = (block: AuditBlock, handedIn: HandedIn): readonly QuarantineEntry[] => {
  if (block.rejectedTags.length === 0) return []
  const { tags } = sourceOf(handedIn.body, block.isCurly)
  const entryOf = (rejected: RejectedTag) => {
    const { start, end } = tags.get(rejected.tag)!
    return quarantineEntry(handedIn, unreadableTag(rejected), handedIn.body.subarray(start, end))
  }
  return block.rejectedTags.map(entryOf)
}
