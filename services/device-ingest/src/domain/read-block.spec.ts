import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AuditBlock, ReadRecord, RejectedRecord } from './audit-block.js'
import { readBlock } from './read-block.js'

/** As source 2 prints it, curly quotes and all. */
const VERBATIM = `{“audits”:[
       {
         "event":"1122334455",
         "time":20131113091752
       },
       {
         "event":"008A0000",
         "time":20131113092022
       },
       {
         "event":"00860000",
         "time":20131113092513
       }
],
“nxtDbVerTS”:”0x0873828198485981”}`

const bytes = (text: string): Uint8Array => Buffer.from(text)
const read = (block: unknown) => readBlock(bytes(JSON.stringify(block))) as AuditBlock
const readOne = (record: unknown) => read({ audits: [record] }).entries[0]!
const good = { event: '05070000', time: '20261113091752' }

describe('the block of source 2, verbatim', () => {
  const block = readBlock(bytes(VERBATIM)) as AuditBlock

  it('is read after its curly quotes are made straight, and says so', () => {
    expect(block).toMatchObject({ kind: 'block', normalised: true, rejectedTags: [] })
  })

  it('holds three records in order, the first of a length that is not standard', () => {
    const records = block.entries as readonly ReadRecord[]
    expect(records.map(({ event, timeRaw, flags }) => [event, timeRaw, flags])).toEqual([
      ['1122334455', '20131113091752', ['nonStandardLength']],
      ['008A0000', '20131113092022', []],
      ['00860000', '20131113092513', []],
    ])
  })

  it('keeps the 64 bits of the database version as text', () => {
    expect(block.nxtDbVerTS).toBe('0x0873828198485981')
  })
})

describe('quotes', () => {
  it('that are curly inside a valid document stay as they are', () => {
    const block = readBlock(bytes('{"audits":[{"event":"05070000","time":"20261113091752","note":"“x”"}]}'))
    expect(block).toMatchObject({ kind: 'block', normalised: false })
  })

  it('made straight do not save a body that is broken elsewhere', () => {
    expect(readBlock(bytes('{“audits”:[}'))).toMatchObject({ kind: 'unreadable', detail: 'body: is not JSON' })
  })
})

describe('a record', () => {
  it.each(['0507', '05', '0507000000', '0507AABBCCDDEEFF', 'e0010000'])('may have the event %s', (event) => {
    expect(readOne({ ...good, event })).toMatchObject({ eventRaw: event, event: event.toUpperCase() })
  })

  it.each([undefined, '', '050', '0507AABBCCDDEEFF00', '05g7', 5070000, null, '\ud800', '0507\u0000', ['0507']])(
    'with the event %j is rejected, naming the field',
    (event) => {
      expect(readOne({ ...good, event })).toMatchObject({
        kind: 'rejected',
        reason: 'event_invalid',
        detail: expect.stringMatching(/^audits\[0\]\.event: /) as string,
      })
    },
  )

  it('may have its time as text or as a number', () => {
    expect(readOne({ ...good, time: 20261113091752 })).toEqual(readOne(good))
  })

  it.each([undefined, '', 2026, 2e30, -20261113091752, 20261113091752.5, true, '20260231000000', '2026111309175２'])(
    'with the time %j is rejected, naming the field',
    (time) => {
      expect(readOne({ ...good, time })).toMatchObject({
        kind: 'rejected',
        reason: 'time_invalid',
        detail: expect.stringMatching(/^audits\[0\]\.time: /) as string,
      })
    },
  )

  it.each([
    [7, 7],
    ['7', 7],
    ['007', 7],
    [0, 0],
    ['255', 255],
  ])('may have the audit id %j', (auditId, expected) => {
    expect(readOne({ ...good, auditId })).toMatchObject({ auditId: expected, flags: [] })
  })

  it.each([256, -1, 1.5, '256', '', 'x', null, [], {}, true, '\ud800'])(
    'with the audit id %j is kept, flagged, without the id',
    (auditId) => {
      const record = readOne({ ...good, auditId }) as ReadRecord
      expect(record.flags).toEqual(['auditIdOutOfRange'])
      expect(record).not.toHaveProperty('auditId')
    },
  )

  it('that is rejected still tells its audit id, so that nothing seems lost', () => {
    expect(readOne({ ...good, time: 1, auditId: 9 })).toMatchObject({ kind: 'rejected', auditId: 9 })
  })

  it.each([null, 1, 'x', true, [], [good]])('that is %j is rejected', (value) => {
    expect(readOne(value)).toMatchObject({ reason: 'record_not_an_object', detail: 'audits[0]: must be an object' })
  })

  it('equal to an earlier one is counted and flagged, not dropped', () => {
    const { entries } = read({ audits: [good, { ...good, auditId: 1 }, good, { ...good, event: '0507000a' }, good] })
    expect(entries.map((entry) => (entry as ReadRecord).occurrence)).toEqual([1, 1, 2, 1, 3])
    expect((entries[2] as ReadRecord).flags).toEqual(['possibleDuplicate'])
  })

  it('is equal to another whatever the case of its digits and the type of its values', () => {
    const event = '0507000a'
    const { entries } = read({
      audits: [
        { event, time: 20261113091752, auditId: 7 },
        { event: '0507000A', time: '20261113091752', auditId: '07' },
      ],
    })
    expect((entries[1] as ReadRecord).occurrence).toBe(2)
  })

  it('that cannot be read does not keep its neighbours out', () => {
    const { entries } = read({ audits: [good, { ...good, time: 'x' }, good] })
    expect(entries.map(({ kind }) => kind)).toEqual(['record', 'rejected', 'record'])
    expect((entries[1] as RejectedRecord).indexInBlock).toBe(1)
  })
})

describe('a block', () => {
  it.each(['{}', '{"audits":[]}', '{"nxtDbVerTS":"0x0873828198485981"}', '{"lockId":1}'])('may be %s', (text) => {
    expect(readBlock(bytes(text))).toMatchObject({ kind: 'block', entries: [] })
  })

  it('may have its members in any order', () => {
    const text = '{"lockId":12,"nxtDbVerTS":"0X08D16357EEF73A69","audits":[]}'
    expect(readBlock(bytes(text))).toMatchObject({ nxtDbVerTS: '0X08D16357EEF73A69', lockId: 12 })
  })

  it.each([0, 65_534, 65_535, '00012'])('may have the lock id %j', (lockId) => {
    expect(read({ audits: [], lockId })).toMatchObject({ lockId: Number(lockId), rejectedTags: [] })
  })

  it.each([65_536, -1, 1.5, '65536', '123456', null, {}])('with the lock id %j keeps its records', (lockId) => {
    const block = read({ audits: [good], lockId })
    expect(block.entries).toHaveLength(1)
    expect(block).not.toHaveProperty('lockId')
    expect(block.rejectedTags).toMatchObject([{ tag: 'lockId', reason: 'lock_id_invalid' }])
  })

  it.each(['0x123', '08d16357eef73a69', 635398251758434921, null, '0x08d16357eef73a6g'])(
    'with the database version %j keeps its records',
    (nxtDbVerTS) => {
      const block = read({ audits: [good], nxtDbVerTS })
      expect(block).not.toHaveProperty('nxtDbVerTS')
      expect(block.rejectedTags).toMatchObject([{ tag: 'nxtDbVerTS', reason: 'db_version_invalid' }])
    },
  )

  it('of 5,000 records is taken, of 5,001 not', () => {
    expect(read({ audits: Array<unknown>(5_000).fill(good) }).entries).toHaveLength(5_000)
    expect(read({ audits: Array<unknown>(5_001).fill(good) })).toEqual({ kind: 'too_many_records', count: 5_001 })
  })
})

describe('a body', () => {
  it.each([
    ['nothing', ''],
    ['text', 'hello'],
    ['a block cut short', VERBATIM.slice(0, 100)],
    ['NUL bytes', '{"audits":[\u0000]}'],
    ['an array', '[]'],
    ['null', 'null'],
    ['a number', '1'],
    ['deep nesting', '['.repeat(500_000)],
    ['deep nesting that is closed', '['.repeat(400_000) + ']'.repeat(400_000)],
    ['audits that are no array', '{"audits":{}}'],
    ['audits that are null', '{"audits":null}'],
    ["another vendor's payload", '{"edgeDevices":[{"audits":[]}]}'],
  ])('of %s is unreadable', (_what, text) => {
    expect(readBlock(bytes(text))).toMatchObject({ kind: 'unreadable' })
  })

  it('with __proto__ has only its own members', () => {
    const block = readBlock(bytes(`{"__proto__":{"lockId":1},"audits":[{"__proto__":${JSON.stringify(good)}}]}`))
    expect(block).toMatchObject({ entries: [{ kind: 'rejected', detail: 'audits[0].event: is missing' }] })
    expect(block).not.toHaveProperty('lockId')
  })

  it.each([
    ['audits', '{"audits":[A],"audits":[B]}'],
    ['lockId', '{"audits":[A],"lockId":1,"lockId":1}'],
    ['other.a', '{"audits":[A],"other":{"a":1,"a":1}}'],
    ['audits', '{“audits”:[A],“audits”:[B]}'],
    ['audits', '\uFEFF{"audits":[A],"\\u0061udits":[B]}'],
  ])('that names %s twice is not read: %s', (name, text) => {
    const body = text.replace('A', JSON.stringify(good)).replace('B', JSON.stringify({ ...good, event: '05080000' }))
    expect(readBlock(bytes(body))).toEqual({
      kind: 'unreadable',
      reason: 'member_repeated',
      detail: `${name}: is named twice`,
    })
  })

  it('with a record that names a member twice is read but for that record', () => {
    const twice = '{"event":"05080000","event":"05070000","time":"20261122110000","auditId":2}'
    const nested = '{"event":"05080000","time":"20261122110000","x":[{"y":1,"y":2}]}'
    const unsure = '{"event":"05080000","time":"20261122110000","auditId":2,"auditId":3}'
    const block = readBlock(bytes(`{"audits":[${JSON.stringify(good)},${twice},${nested},${unsure}]}`))
    const rejected = { kind: 'rejected', reason: 'member_repeated' }
    expect(block).toMatchObject({
      entries: [
        { kind: 'record' },
        { ...rejected, indexInBlock: 1, detail: 'audits[1].event: is named twice', auditId: 2 },
        { ...rejected, indexInBlock: 2, detail: 'audits[2].x.0.y: is named twice' },
        { ...rejected, indexInBlock: 3, detail: 'audits[3].auditId: is named twice' },
      ],
    })
    expect((block as AuditBlock).entries[3]).not.toHaveProperty('auditId')
  })

  it.each([
    ['begins with a byte order mark', '\uFEFFBLOCK', false],
    ['ends with NUL', 'BLOCK\0', false],
    ['ends with many', ' BLOCK \0\0\n\0', false],
    ['does both', '\uFEFFBLOCK\0', false],
    ['does both, with curly quotes', '\uFEFF{“audits”:[GOOD]}\0', true],
  ])('that %s is read and said to be normalised', (_, text, isCurly) => {
    const record = JSON.stringify({ ...good, x: '“”' })
    const body = text.replace('BLOCK', `{"audits":[${record}]}`).replace('GOOD', JSON.stringify(good))
    expect(readBlock(bytes(body))).toMatchObject({
      kind: 'block',
      normalised: true,
      isCurly,
      entries: [{ kind: 'record' }],
    })
  })

  it('nested deeply inside a record costs only that record', () => {
    const deep = '['.repeat(400_000) + ']'.repeat(400_000)
    const block = readBlock(bytes(`{"audits":[${deep},${JSON.stringify({ ...good })},{"event":${deep}}]}`))
    expect((block as AuditBlock).entries.map(({ kind }) => kind)).toEqual(['rejected', 'record', 'rejected'])
  })

  it('of any bytes never throws, and is read the same way twice', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (body) => {
        expect(readBlock(body)).toEqual(readBlock(body))
      }),
    )
  })

  it('of any JSON never throws', () => {
    const record = fc.record({ event: fc.jsonValue(), time: fc.jsonValue(), auditId: fc.jsonValue() })
    const block = fc.record(
      {
        audits: fc.oneof(fc.array(fc.oneof(record, fc.jsonValue())), fc.jsonValue()),
        nxtDbVerTS: fc.jsonValue(),
        lockId: fc.jsonValue(),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(block, (value) => {
        expect(readBlock(bytes(JSON.stringify(value)))).toHaveProperty('kind')
      }),
    )
  })
})
