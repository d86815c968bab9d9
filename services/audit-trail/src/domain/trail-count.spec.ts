import { auditTrailRecordsCounted } from '@doorledger/contracts'
import { given } from '@doorledger/testing'
import { describe, it } from 'vitest'
import { trailCount } from './trail-count.js'

const count = auditTrailRecordsCounted.example
const told = { type: 'audit_trail.records_counted', data: count } as const

describe('the count of a trail', () => {
  it('is told once', () => {
    given(trailCount, []).when({ type: 'tell', count }).then([told])
    given(trailCount, [told]).when({ type: 'tell', count }).then([])
  })
})
