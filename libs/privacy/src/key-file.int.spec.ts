import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openWrappingKeys } from './key-file.js'

let folder: string
let file: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doorledger-keys-'))
  file = join(folder, 'inner', 'privacy-keys')
})
afterEach(() => rm(folder, { recursive: true }))

const text = `2026:${Buffer.alloc(32, 7).toString('base64')}`

describe('the file with the wrapping keys', () => {
  it('is made by a first start that may, for its owner alone, and read by the next', async () => {
    const made = await openWrappingKeys({ file, mayCreate: true }, true)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(await readdir(join(folder, 'inner'))).toEqual(['privacy-keys'])
    const again = await openWrappingKeys({ file, mayCreate: true }, false)
    expect(again.wrappingKeyId).toBe(made.wrappingKeyId)
  })

  it('is one file when two starts make it at once', async () => {
    const source = { file, mayCreate: true }
    const [one, other] = await Promise.all([openWrappingKeys(source, true), openWrappingKeys(source, true)])
    expect(one.wrappingKeyId).toBe(other.wrappingKeyId)
  })

  it('is not made where nobody said so', async () => {
    await expect(openWrappingKeys({ file, mayCreate: false }, true)).rejects.toThrow(file)
    await expect(stat(file)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('is never made anew when keys were wrapped with the one that is gone', async () => {
    await expect(openWrappingKeys({ file, mayCreate: true }, false)).rejects.toThrow(`${file} are gone`)
    await expect(stat(file)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('is left as it is when it holds something else', async () => {
    const diary = join(folder, 'diary')
    await writeFile(diary, 'Dear diary')
    await expect(openWrappingKeys({ file: diary, mayCreate: true }, true)).rejects.toThrow('Wrapping key 1')
    expect(await readFile(diary, 'utf8')).toBe('Dear diary')
  })

  it('is not looked at when the environment holds the keys', async () => {
    expect((await openWrappingKeys({ text, file, mayCreate: true }, false)).wrappingKeyId).toBe('2026')
    await expect(stat(file)).rejects.toMatchObject({ code: 'ENOENT' })
  })
})
