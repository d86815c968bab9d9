import { accessDenied, accessGranted, accessRetracted, eventCatalogue } from '@doorledger/contracts'
import { describe, expect, it } from 'vitest'
import { attemptOf, denied, granted, recorded, redecoded } from '../../test/device-events.js'

describe('the access event of a record', () => {
  it('is a grant when the code means one', () =>
    expect(attemptOf(recorded({ n: 1, access: granted }))).toMatchObject({
      type: accessGranted.type,
      time: '2026-11-13T07:17:52.000Z',
      data: {
        result: 'granted',
        reason: 'success',
        decision: 'granted',
        accessDevice: { id: 'front-door' },
        revision: 1,
      },
    }))

  it('keeps the vendor’s code, the device’s own clock and what is odd about the record', () =>
    expect(attemptOf(recorded({ n: 1, access: denied, flags: ['late', 'dstAmbiguous'] }))?.data).toMatchObject({
      provenance: [{ kind: 'device_audit', code: '0507' }],
      occurredLocal: '2026-11-13T09:17:52',
      zone: 'Europe/Helsinki',
      flags: ['late', 'dstAmbiguous'],
    }))

  it('is none when the code means no attempt at a door', () => expect(attemptOf(recorded({ n: 1 }))).toBeUndefined())

  it('is the same, ids and all, whenever the same record is read again', () =>
    expect(attemptOf(recorded({ n: 1, access: granted }))).toEqual(attemptOf(recorded({ n: 1, access: granted }))))

  it('differs between records, and between tenants', () => {
    const ids = [
      attemptOf(recorded({ n: 1, access: granted })),
      attemptOf(recorded({ n: 2, access: granted })),
      attemptOf(recorded({ n: 1, access: granted, tenantId: 'other' })),
    ].map((event) => event?.data.accessEventId)
    expect(new Set(ids).size).toBe(3)
  })

  it('keeps its id and gets a higher revision when a new decoder reads it otherwise', () => {
    const before = attemptOf(recorded({ n: 1, access: granted }))
    const now = attemptOf(redecoded({ n: 1, access: granted }, { access: denied }))
    expect(now).toMatchObject({
      type: accessDenied.type,
      data: { accessEventId: before?.data.accessEventId, revision: 2 },
    })
    expect(now?.id).not.toBe(before?.id)
  })

  it('is retracted, saying what was, when a new decoder finds no attempt in it', () =>
    expect(attemptOf(redecoded({ n: 1, access: denied }, {}))).toMatchObject({
      type: accessRetracted.type,
      data: { result: 'denied', reason: 'unknown_credential', revision: 2 },
    }))

  it('is not retracted when there was none', () =>
    expect(attemptOf(redecoded({ n: 1 }, { codeName: 'another name' }))).toBeUndefined())

  it.each(['granted', 'denied', 'error', 'forced', 'held_open'] as const)('obeys its contract when %s', (result) => {
    const event = attemptOf(recorded({ n: 1, access: { ...granted, result } }))
    const definition = eventCatalogue.find(({ type }) => type === event?.type)
    expect(definition?.schema.parse(event)).toEqual(event)
    expect(event?.partitionkey).toBe('default:front-door')
  })
})
