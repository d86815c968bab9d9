import type { ErasureRequest } from '@doorledger/contracts'
import { given } from '@doorledger/testing'
import { describe, it } from 'vitest'
import { type ErasureRequestFact, erasureRequestLife } from './erasure-request.js'

const request: ErasureRequest = {
  requestId: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c',
  userId: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2d',
  basis: 'consent_withdrawn',
  receivedAt: '2026-12-30T09:00:00.000Z',
  dueOn: '2027-01-30',
  status: 'open',
}
const received: ErasureRequestFact = { type: 'erasure_request.received', data: request }
const by = { by: 'user:anna', at: '2027-01-02T09:00:00.000Z', reason: 'A trial is under way' }
const carriedOut = { at: '2027-01-03T09:00:00.000Z', eventId: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2e' }
const refused: ErasureRequestFact = {
  type: 'erasure_request.refused',
  data: { ...request, status: 'refused', refusal: { ...by, ground: 'legal_claims' } },
}

describe('a request to be erased', () => {
  it('is put off by two months of the calendar, once', () => {
    const extended: ErasureRequestFact = {
      type: 'erasure_request.extended',
      data: { ...request, dueOn: '2027-03-30', extension: by },
    }
    given(erasureRequestLife, [received])
      .when({ type: 'extend', ...by })
      .then([extended])
    given(erasureRequestLife, [received, extended])
      .when({ type: 'extend', ...by })
      .thenRefused('erasure_request_extended')
  })

  it('is refused on a ground of the law, and on a hold only where there is one', () => {
    const open = given(erasureRequestLife, [received])
    open.when({ type: 'refuse', ...by, ground: 'legal_claims', holdIds: [] }).then([refused])
    open.when({ type: 'refuse', ...by, ground: 'legal_hold', holdIds: [] }).thenRefused('no_hold_names_person')
  })

  it('is over once it is answered', () => {
    given(erasureRequestLife, [received, refused])
      .when({ type: 'extend', ...by })
      .thenRefused('erasure_request_closed')
    given(erasureRequestLife, [])
      .when({ type: 'extend', ...by })
      .thenRefused('erasure_request_unknown')
  })

  it('is carried out by the erasure, after a refusal too, and once', () => {
    const done: ErasureRequestFact = {
      type: 'erasure_request.carried_out',
      data: { ...refused.data, status: 'carried_out', carriedOut },
    }
    given(erasureRequestLife, [received, refused])
      .when({ type: 'carryOut', ...carriedOut })
      .then([done])
    given(erasureRequestLife, [received, refused, done])
      .when({ type: 'carryOut', ...carriedOut })
      .then([])
  })

  it('is withdrawn when the run at night asked and the person is back, and not what somebody asked for', () => {
    const byPolicy = { ...request, byPolicy: true }
    const asked: ErasureRequestFact = { type: 'erasure_request.received', data: byPolicy }
    const withdrawn: ErasureRequestFact = {
      type: 'erasure_request.withdrawn',
      data: { ...byPolicy, status: 'withdrawn', withdrawn: { at: by.at } },
    }
    const back = { type: 'withdraw', at: by.at } as const
    given(erasureRequestLife, [asked]).when(back).then([withdrawn])
    given(erasureRequestLife, [asked, withdrawn]).when(back).then([])
    given(erasureRequestLife, [asked, withdrawn])
      .when({ type: 'carryOut', ...carriedOut })
      .then([])
    given(erasureRequestLife, [received]).when(back).then([])
  })
})
