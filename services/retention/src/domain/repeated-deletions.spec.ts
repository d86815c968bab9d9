import { legalHoldPlaced, purgePreviewRequested } from '@doorledger/contracts'
import { describe, expect, it } from 'vitest'
import { forgottenDeletions, forgottenHolds, repeatedId } from './repeated-deletions.js'

const request = purgePreviewRequested.example
const hold = legalHoldPlaced.example
const of = { tenantId: 'default' }

describe('a database that was restored', () => {
  it('deletes again what it does not know to be deleted, with the cutoff of then, once', () => {
    const [again] = forgottenDeletions([{ ...of, request }], new Set())
    expect(again).toEqual({
      ...of,
      request: { ...request, purgeId: repeatedId(request.purgeId), by: 'system', automatic: true },
    })
    expect(forgottenDeletions([{ ...of, request }], new Set([again!.request.purgeId]))).toEqual([])
    expect(forgottenDeletions([{ ...of, request }], new Set([request.purgeId]))).toEqual([])
  })

  it('holds again what was held, unless the hold was released since', () => {
    expect(forgottenHolds([{ ...of, hold }], new Set())).toEqual([{ ...of, hold }])
    expect(forgottenHolds([{ ...of, hold }], new Set([hold.holdId]))).toEqual([])
    const released = { ...hold, releasedAt: '2026-11-23T09:17:52.000Z' }
    expect(
      forgottenHolds(
        [
          { ...of, hold },
          { ...of, hold: released },
        ],
        new Set(),
      ),
    ).toEqual([])
  })
})
