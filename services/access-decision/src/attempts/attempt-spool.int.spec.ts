import { appendFile, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AttemptSpool, SpoolFull } from './attempt-spool.js'

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'doorledger-spool-'))
})
afterEach(() => rm(dir, { recursive: true, force: true }))

const opened = async () => {
  const spool = new AttemptSpool(dir)
  await spool.open()
  return spool
}
const drained = async (spool: AttemptSpool) => {
  const lines: string[] = []
  await spool.drain(async (some) => void lines.push(...some))
  return lines
}

describe('the spool', () => {
  it('hands over what was added, in order, once', async () => {
    const spool = await opened()
    await Promise.all(Array.from({ length: 50 }, (_, n) => spool.add(`line ${n}`)))
    expect(await drained(spool)).toEqual(Array.from({ length: 50 }, (_, n) => `line ${n}`))
    expect(await drained(spool)).toEqual([])
    expect(spool.size).toBe(0)
  })

  it('keeps everything when handing over fails, and what is added meanwhile comes after it', async () => {
    const spool = await opened()
    await spool.add('one')
    await expect(spool.drain(() => Promise.reject(new Error('away')))).rejects.toThrow('away')
    await spool.add('two')
    expect(await drained(spool)).toEqual(['one', 'two'])
  })

  it('is found by the next process, but for a line that was never finished', async () => {
    const before = await opened()
    await before.add('one')
    await before.close()
    await appendFile(join(dir, (await readdir(dir))[0]!), '{"half')
    const after = await opened()
    await after.add('two')
    expect(await drained(after)).toEqual(['one', 'two'])
  })

  it('takes no more than it may hold', async () => {
    const spool = await opened()
    await expect(spool.add('x'.repeat(65 * 1_048_576))).rejects.toThrow(SpoolFull)
  })
})
