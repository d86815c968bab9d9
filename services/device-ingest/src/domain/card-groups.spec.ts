import { describe, expect, it } from 'vitest'
import { engage } from '../decoders/engage.js'
import { at, Device, recordsIn, context, withId } from './interpreting.fixture.js'

const lock = () => new Device({ ...context(), decoder: { ...engage, version: 1 } })
const filed = (...events: readonly string[]) => events.map((event, second) => ({ event, time: at(second) }))
const told = (audits: readonly unknown[]) => recordsIn(lock().sends({ audits })).map(({ data }) => data)

/** Site code 11, card 572 in 26 bits. */
const GROUP = ['1300001A', '13010478', '13020216']
const card = { bitLength: 26, bitsHex: '2160478' }

describe('the records of an unknown card', () => {
  it('are one attempt, which has what the card sent', () => {
    const [refusal, length, ...words] = told(filed('050B0000', ...GROUP))
    expect(refusal).toMatchObject({ code: '050B', card })
    expect(refusal).not.toHaveProperty('partOf')
    for (const part of [length!, ...words]) {
      expect(part).toMatchObject({ partOf: refusal!.recordId })
      expect(part).not.toHaveProperty('card')
    }
  })

  it('are one attempt without a refusal before them, or with one of long before', () => {
    const [length, ...words] = told(filed(...GROUP))
    expect(length).toMatchObject({ code: '1300', card })
    expect(words.map(({ partOf }) => partOf)).toEqual([length!.recordId, length!.recordId])
    const [refusal, later] = told([
      { event: '050B0000', time: at(0) },
      ...filed(...GROUP).map((r) => ({ ...r, time: at(30) })),
    ])
    expect(refusal).not.toHaveProperty('card')
    expect(later).toMatchObject({ code: '1300', card })
  })

  it('show their bits nowhere else', () => {
    for (const { code, eventRaw, dataHex } of told(filed('050B0000', ...GROUP)).slice(2)) {
      expect([eventRaw, dataHex]).toEqual([code, ''])
    }
    expect(told(filed('13010478'))).toMatchObject([{ eventRaw: '1301', dataHex: '' }])
  })

  it('say nothing of the card while some of its bits are missing', () => {
    expect(told(filed('050B0000', '1300001A', '13010478'))[0]).not.toHaveProperty('card')
    expect(told(filed('050B0000', '130000FF', '13010478'))[0]).not.toHaveProperty('card')
    expect(told(filed('050B0000', '1300', '13010478'))[0]).not.toHaveProperty('card')
  })

  it('of two cards in a row are two attempts', () => {
    const attempts = told(filed('050B0000', ...GROUP, '050B0000', '13000010', '13010001')).filter(
      ({ partOf }) => partOf === undefined,
    )
    expect(attempts.map((record) => record.card)).toEqual([card, { bitLength: 16, bitsHex: '1' }])
  })

  it('are none of other families', () => {
    const audits = filed('050B0000', ...GROUP)
    for (const { data } of recordsIn(new Device().sends({ audits: [...audits, withId(3)] }))) {
      expect(data).not.toHaveProperty('partOf')
    }
  })
})
