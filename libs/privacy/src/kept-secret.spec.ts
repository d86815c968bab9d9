import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keptSecret } from './secret-file.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doorledger-secret-'))
})
afterEach(() => rm(folder, { recursive: true }))

describe('a secret kept in a file', () => {
  it('is made once, for its owner alone, and is the same ever after', async () => {
    const file = join(folder, 'data', 'secret')
    const secret = await keptSecret(file)
    expect(secret).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(await keptSecret(file)).toBe(secret)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(await readdir(join(folder, 'data'))).toEqual(['secret'])
  })

  it('is the one that was put there', async () => {
    const file = join(folder, 'mounted')
    await writeFile(file, 'mine\n')
    expect(await keptSecret(file)).toBe('mine')
    expect(await readFile(file, 'utf8')).toBe('mine\n')
  })

  it('is made anew after a crash that left half of one', async () => {
    const file = join(folder, 'secret')
    await writeFile(`${file}.new`, 'hal')
    const secret = await keptSecret(file)
    expect((await readFile(file, 'utf8')).trim()).toBe(secret)
  })
})
