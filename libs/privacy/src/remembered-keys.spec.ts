import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { newKey } from './data-key.js'
import { REMEMBERED_MS, RememberedKeys } from './remembered-keys.js'

const anna = { tenantId: 'default', personId: 'anna' }
const bert = { tenantId: 'default', personId: 'bert' }

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('a remembered key', () => {
  it('is the one of that person and tenant', () => {
    const keys = new RememberedKeys()
    const key = newKey()
    keys.add(anna, key)
    expect(keys.get(anna)).toBe(key)
    expect(keys.get({ ...anna, tenantId: 'other' })).toBeUndefined()
  })

  it('is forgotten within seconds, and no use of it makes it last', () => {
    const keys = new RememberedKeys()
    keys.add(anna, newKey())
    vi.advanceTimersByTime(REMEMBERED_MS - 1)
    expect(keys.get(anna)).toBeDefined()
    keys.add(bert, newKey())
    vi.advanceTimersByTime(1)
    expect([keys.get(anna), keys.get(bert)]).toEqual([undefined, undefined])
    keys.add(bert, newKey())
    vi.advanceTimersByTime(REMEMBERED_MS)
    expect(keys.get(bert)).toBeUndefined()
  })

  it('stays while it is used, however many others come', () => {
    const keys = new RememberedKeys()
    const key = newKey()
    keys.add(anna, key)
    for (let count = 0; count < 15_000; count += 1) {
      keys.add({ tenantId: 'default', personId: `person-${count}` }, key)
      if (count % 5_000 === 0) keys.get(anna)
    }
    expect(keys.get(anna)).toBe(key)
    expect(keys.get({ tenantId: 'default', personId: 'person-0' })).toBeUndefined()
  })

  it('is forgotten at once by who destroyed it', () => {
    const keys = new RememberedKeys()
    keys.add(anna, newKey())
    keys.forget(anna)
    expect(keys.get(anna)).toBeUndefined()
  })
})
