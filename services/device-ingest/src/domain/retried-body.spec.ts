import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BlockEntry, RejectedTag } from './audit-block.js'
import { sourceOf } from './block-source.js'
import { readBlock } from './read-block.js'
import { isReadableNow, retriedBody } from './retried-body.js'

const good = { event: '05070000', time: 20261101080000 }
const bytes = (text: string) => Buffer.from(text)

/** What a block holds that cannot be read, with its bytes, as the quarantine gets it. */
const quarantinedOf = (body: Buffer) => {
  const block = readBlock(body)
  if (block.kind !== 'block') throw new Error('cannot be read at all')
  const { records, tags } = sourceOf(body, block.isCurly)
  const isRejected = (entry: BlockEntry) => entry.kind === 'rejected'
  return {
    records: block.entries.filter(isRejected).map((entry) => {
      const { start, end } = records[entry.indexInBlock]!
      return { entry, raw: body.subarray(start, end) }
    }),
    tags: block.rejectedTags.map((rejected) => {
      const { start, end } = tags.get(rejected.tag)!
      return { rejected, raw: body.subarray(start, end) }
    }),
  }
}
const reasonsIn = (body: Buffer): readonly string[] => {
  const block = readBlock(body)
  if (block.kind !== 'block') return ['unreadable']
  const rejected = block.entries.flatMap((entry) => (entry.kind === 'rejected' ? [entry.reason] : []))
  return [...rejected, ...block.rejectedTags.map(({ reason }: RejectedTag) => reason)]
}

describe('the bytes of a quarantine entry, tried again', () => {
  it('are a block of their own that holds that one thing', () => {
    expect(retriedBody('record', null, bytes('{ "event":"x" }')).toString()).toBe('{"audits":[{ "event":"x" }]}')
    expect(retriedBody('tag', 'lockId', bytes('65536')).toString()).toBe('{"lockId":65536}')
    expect(retriedBody('body', null, bytes('{"audits":[')).toString()).toBe('{"audits":[')
  })

  it('are refused for the same reason as in the block they came in, whatever they are', () => {
    const anything = fc.json({ maxDepth: 3 })
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 5 }), anything, anything, (records, lockId, version) => {
        const audits = [JSON.stringify(good), ...records].join(' , ')
        const body = bytes(`{ "audits": [${audits}], "lockId": ${lockId}, "nxtDbVerTS": ${version} }`)
        const { records: bad, tags } = quarantinedOf(body)
        for (const { entry, raw } of bad) {
          expect(reasonsIn(retriedBody('record', null, raw))).toEqual([(entry as { reason: string }).reason])
        }
        for (const { rejected, raw } of tags) {
          expect(reasonsIn(retriedBody('tag', rejected.tag, raw))).toEqual([rejected.reason])
        }
      }),
    )
  })

  it('may have come between curly quotes', () => {
    const [bad] = quarantinedOf(bytes('{“audits”:[{“event”:”0507”,“time”:”x”}]}')).records
    expect(reasonsIn(retriedBody('record', null, bad!.raw))).toEqual(['time_invalid'])
    expect(isReadableNow('record', retriedBody('record', null, bytes('{“event”:”0507”,“time”:20261101080000}')))).toBe(
      true,
    )
  })

  it('are readable when nothing of a record or tag is left over, and as a body when they are a block at all', () => {
    const text = JSON.stringify(good)
    expect(isReadableNow('record', retriedBody('record', null, bytes(text)))).toBe(true)
    expect(isReadableNow('record', retriedBody('record', null, bytes('{}')))).toBe(false)
    expect(isReadableNow('tag', retriedBody('tag', 'lockId', bytes('7')))).toBe(true)
    expect(isReadableNow('tag', retriedBody('tag', 'lockId', bytes('"seven"')))).toBe(false)
    expect(isReadableNow('body', bytes(`{"audits":[${text},{}]}`))).toBe(true)
    expect(isReadableNow('body', bytes('garbage'))).toBe(false)
  })
})
