import { type AuditBlockReceived, auditBlockReceived, eventReader } from '@doorledger/contracts'
import type { ProjectionSource } from '@doorledger/service'
import { countedBlocks } from '../../domain/counted-blocks.js'

/** Writes what of each handed-over block was new to `counted_blocks`. */
export const recordCountedBlocks: ProjectionSource = {
  projection: countedBlocks,
  reader: eventReader<AuditBlockReceived>([auditBlockReceived]),
}
