import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openLookupKey } from './open-lookup-key.js'

let folder: string
let file: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doorledger-lookup-'))
  file = join(folder, 'inner', 'credential-lookup-key')
})
afterEach(() => rm(folder, { recursive: true }))

const text = Buffer.alloc(32, 7).toString('base64')

describe('the file with the key for lookups', () => {
  it('is made by a first start that may, for its owner alone, and read by the next', async () => {
    const made = await openLookupKey({ file, mayCreate: true }, undefined)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    const written = await readFile(file, 'utf8')
    const again = await openLookupKey({ file, mayCreate: true }, made.fingerprint)
    expect(again.hmac('x')).toBe(made.hmac('x'))
    expect(await readFile(file, 'utf8')).toBe(written)
  })

  it('is not made where nobody said so, nor anew once something was hashed', async () => {
    const { fingerprint } = await openLookupKey({ text, file, mayCreate: false }, undefined)
    await expect(openLookupKey({ file, mayCreate: false }, undefined)).rejects.toThrow(file)
    await expect(openLookupKey({ file, mayCreate: true }, fingerprint)).rejects.toThrow(`${file} is gone`)
    await expect(stat(file)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('is refused when it holds another key than before', async () => {
    await openLookupKey({ file, mayCreate: true }, undefined)
    const { fingerprint } = await openLookupKey({ text, file, mayCreate: false }, undefined)
    await expect(openLookupKey({ file, mayCreate: true }, fingerprint)).rejects.toThrow('not the one used so far')
  })
})
