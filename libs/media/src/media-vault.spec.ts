import { newKey, type Person, type PersonKeys } from '@doorledger/privacy'
import type { KeyObject } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { HolderErased, MediaVault } from './media-vault.js'
import type { ObjectStore } from './object-store.js'

const ANNA = '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c'
const BERT = '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2d'

/** Objects and keys in memory. */
const vaultInMemory = () => {
  const objects = new Map<string, Uint8Array>()
  const keys = new Map<string, KeyObject | undefined>()
  const store: ObjectStore = {
    put: async (key, bytes) => void objects.set(key, bytes),
    get: async (key) => objects.get(key) as Buffer | undefined,
    delete: async (key) => void objects.delete(key),
    deleteAll: async (prefix) =>
      [...objects.keys()].filter((key) => key.startsWith(prefix)).forEach((key) => objects.delete(key)),
    close: () => undefined,
  }
  const findOrCreate = async ({ personId }: Person) => {
    if (!keys.has(personId)) keys.set(personId, newKey())
    return keys.get(personId)
  }
  const people = { findOrCreate } as unknown as PersonKeys
  return { objects, keys, vault: new MediaVault(store, async () => people) }
}

describe('pictures in object storage', () => {
  it('are named by their content and read by whose they are alone', async () => {
    const { vault, objects } = vaultInMemory()
    const anna = { tenantId: 'default', personId: ANNA }
    const ref = await vault.put(anna, Buffer.from('picture'))
    expect(ref).toMatch(/^sha256:[0-9a-f]{64}$/)
    expect(await vault.put(anna, Buffer.from('picture'))).toBe(ref)
    expect(objects.size).toBe(1)
    expect((await vault.get(anna, ref))?.toString()).toBe('picture')
    expect(await vault.get({ tenantId: 'default', personId: BERT }, ref)).toBeUndefined()
    expect(await vault.get({ tenantId: 'default' }, ref)).toBeUndefined()
  })

  it('are not in the store in clear', async () => {
    const { vault, objects } = vaultInMemory()
    await vault.put({ tenantId: 'default' }, Buffer.from('picture'))
    for (const bytes of objects.values()) expect(Buffer.from(bytes).includes('picture')).toBe(false)
  })

  it('of somebody cannot be taken for those of another', async () => {
    const { vault, objects } = vaultInMemory()
    const ref = await vault.put({ tenantId: 'default', personId: ANNA }, Buffer.from('picture'))
    const [[key, bytes]] = [...objects] as [[string, Uint8Array]]
    objects.set(key.replace(ANNA, BERT), bytes)
    expect(await vault.get({ tenantId: 'default', personId: BERT }, ref)).toBeUndefined()
  })

  it('are unreadable once the key is gone, and none is kept from then on', async () => {
    const { vault, keys } = vaultInMemory()
    const anna = { tenantId: 'default', personId: ANNA }
    const ref = await vault.put(anna, Buffer.from('picture'))
    keys.set(ANNA, undefined)
    expect(await vault.get(anna, ref)).toBeUndefined()
    await expect(vault.put(anna, Buffer.from('another'))).rejects.toThrow(HolderErased)
  })
})
