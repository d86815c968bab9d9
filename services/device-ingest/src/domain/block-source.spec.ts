import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Span, sourceOf } from './block-source.js'

const slice = (text: string, { start, end }: Span) => Buffer.from(text).subarray(start, end).toString()
const recordsOf = (text: string, isCurly = false) =>
  sourceOf(Buffer.from(text), isCurly).records.map((span) => slice(text, span))

describe('the source of a block', () => {
  it('holds each record as it was written', () => {
    const text = '{ "x": [1, {"a": "]"}], "audits" : [ {"event" : "ä\\"}"},null , -1.5e3,"a\\\\" ,[[]]] ,"y":2}'
    expect(recordsOf(text)).toEqual(['{"event" : "ä\\"}"}', 'null', '-1.5e3', '"a\\\\"', '[[]]'])
  })

  it('holds each tag as it was written', () => {
    const text = '{"lockId":65536,"nxtDb\\u0056erTS" : "0x" }'
    const { tags, records } = sourceOf(Buffer.from(text), false)
    expect(slice(text, tags.get('lockId')!)).toBe('65536')
    expect(slice(text, tags.get('nxtDbVerTS')!)).toBe('"0x"')
    expect(records).toEqual([])
  })

  it('is found where curly quotes stand for straight ones', () => {
    const text = '{“audits”:[{“event”:“05\\”07”}, “]”],„lockId‟:7}'
    expect(recordsOf(text, true)).toEqual(['{“event”:“05\\”07”}', '“]”'])
  })

  it('begins behind a byte order mark', () => {
    expect(recordsOf('\uFEFF {"audits":[1,{"a":2}]}\0')).toEqual(['1', '{"a":2}'])
  })

  it('does not care how deep a record is nested', () => {
    const deep = '['.repeat(200_000) + ']'.repeat(200_000)
    expect(recordsOf(`{"audits":[${deep},1]}`)).toEqual([deep, '1'])
  })

  it('parses back to what was written, whatever that was', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.dictionary(fc.string(), fc.jsonValue()), (audits, others) => {
        const text = JSON.stringify({ ...others, audits }, null, audits.length % 3)
        expect(recordsOf(text).map((part) => JSON.parse(part) as unknown)).toEqual(JSON.parse(JSON.stringify(audits)))
      }),
    )
  })
})
