import { describe, expect, it } from 'vitest'
import { answerTo } from './block-answer.js'
import { readBlock } from './read-block.js'

const bytes = (text: string): Uint8Array => Buffer.from(text)
const read = (block: unknown) => readBlock(bytes(JSON.stringify(block)))
const good = { event: '05070000', time: '20261113091752' }

describe('the answer to a block', () => {
  const block = read({ audits: [good, good, { ...good, time: 0 }], nxtDbVerTS: '0x08D16357EEF73A69', lockId: 70_000 })

  it('counts what was kept, what was doubtful, and what is in quarantine', () => {
    expect(answerTo('b', block)).toMatchObject({ blockId: 'b', accepted: 2, duplicates: 1, quarantined: 2 })
  })

  it('compares database versions without regard to case', () => {
    expect(answerTo('b', block, '0x08d16357eef73a69').dbVersion.inSync).toBe(true)
    expect(answerTo('b', block, '0x08d16357eef73a68').dbVersion.inSync).toBe(false)
    expect(answerTo('b', block).dbVersion).toEqual({ reported: '0x08D16357EEF73A69', expected: null, inSync: null })
  })

  it('holds a body nobody can read as one thing in quarantine', () => {
    expect(answerTo('b', readBlock(bytes('x')), '0x08d16357eef73a69')).toEqual({
      blockId: 'b',
      accepted: 0,
      duplicates: 0,
      quarantined: 1,
      dbVersion: { reported: null, expected: '0x08d16357eef73a69', inSync: null },
    })
  })
})
