import { auditBlockReceived, type BlockFlag, type Envelope } from '@doorledger/contracts'
import type { AuditBlock, BlockEntry } from './audit-block.js'
import { finding } from './finding.js'
import type { HandedIn, InterpretationContext } from './handed-in.js'
import { appliesTo } from './tag-exclusions.js'

export const isRejected = ({ kind }: BlockEntry): boolean => kind === 'rejected'

/** Tells that a block was read, whatever it held. */
export const blockReceived = (
  block: AuditBlock,
  { blockSeq, newCount }: { readonly blockSeq: number; readonly newCount: number },
  handedIn: HandedIn,
  context: InterpretationContext,
): Envelope => {
  const { deviceId, blockId, sizeBytes, sha256, transport, visitId } = handedIn.event.data
  const rejected = block.entries.filter(isRejected).length
  const data = {
    blockId,
    deviceId,
    blockSeq,
    recordCount: block.entries.length - rejected,
    newCount,
    quarantinedCount: rejected + block.rejectedTags.length,
    sizeBytes,
    sha256,
    transport,
    ...(visitId !== undefined && { visitId }),
    flags: blockFlags(block, context),
  }
  return finding(auditBlockReceived, data, handedIn, { from: [blockId] })
}

const blockFlags = (block: AuditBlock, { device, exclusions }: InterpretationContext): BlockFlag[] => {
  const { model } = device.attributes
  const hasVersion = appliesTo(exclusions, 'nxtDbVerTS', model)
  const sentVersion = block.nxtDbVerTS !== undefined || block.rejectedTags.some(({ tag }) => tag === 'nxtDbVerTS')
  const inapplicable =
    (block.nxtDbVerTS !== undefined && !hasVersion) ||
    (block.lockId !== undefined && !appliesTo(exclusions, 'lockId', model))
  return [
    ...(block.normalised ? (['normalised'] as const) : []),
    ...(hasVersion && !sentVersion ? (['missingDbVersion'] as const) : []),
    ...(inapplicable ? (['tagNotApplicable'] as const) : []),
  ]
}
