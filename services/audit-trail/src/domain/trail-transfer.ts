import type { AuditTrailChunkReceived, FactOf } from '@doorledger/contracts'
import { DomainError } from '@doorledger/kernel'

/** How far the trail of a lock has come. */
export interface Transfer {
  /** undefined when the lock sends by itself */
  readonly visitId?: string | undefined
  readonly startedAt: string
  /** when something was last heard of it */
  readonly lastSignAt: string
  readonly chunks: readonly ReceivedChunk[]
}

export interface ReceivedChunk {
  readonly sha256: string
  readonly blockId: string
  readonly recordCount: number
}

/** A piece of a trail as a phone hands it over. */
export interface ArrivingChunk extends ReceivedChunk {
  readonly visitId: string
  /** from 0 */
  readonly number: number
  readonly isLast: boolean
}

type Identity = Pick<ArrivingChunk, 'visitId' | 'number' | 'sha256'>

/**
 * What to do with a chunk: pieces come in order, so that the lock's own order stays what it is, and each counts once.
 * @throws {DomainError} `transfer_taken_over`, `chunk_differs`, `chunk_out_of_order` with the number of the next one
 */
export const judgeChunk = (
  transfer: Transfer | undefined,
  { visitId, number, sha256 }: Identity,
): 'next' | 'repeated' => {
  if (transfer?.visitId !== visitId) {
    throw new DomainError('transfer_taken_over', 'conflict', 'Another visit hands over the trail now')
  }
  const { chunks } = transfer
  const known = chunks[number]
  if (known?.sha256 === sha256) return 'repeated'
  if (known !== undefined) {
    throw new DomainError('chunk_differs', 'conflict', `Chunk ${number} was already received with different bytes`, {
      field: 'number',
      nextChunk: chunks.length,
    })
  }
  if (number === chunks.length) return 'next'
  throw new DomainError('chunk_out_of_order', 'conflict', `The next chunk is number ${chunks.length}`, {
    field: 'number',
    nextChunk: chunks.length,
  })
}

export const chunkFact = (
  { requestId, lockId }: { readonly requestId: string; readonly lockId: string },
  { visitId, number: chunk, sha256, blockId, recordCount }: ArrivingChunk,
  at: Date,
): FactOf<AuditTrailChunkReceived> => ({
  type: 'audit_trail.chunk_received',
  data: { requestId, lockId, visitId, chunk, sha256, blockId, recordCount, receivedAt: at.toISOString() },
})

export const withChunk = (transfer: Transfer | undefined, chunk: AuditTrailChunkReceived['data']): Transfer => {
  const { visitId, receivedAt, sha256, blockId, recordCount } = chunk
  const { startedAt, chunks } = transfer ?? { startedAt: receivedAt, chunks: [] }
  return { visitId, startedAt, lastSignAt: receivedAt, chunks: [...chunks, { sha256, blockId, recordCount }] }
}
