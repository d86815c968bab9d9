import type { DeviceAttributes } from '@doorledger/contracts'
import { given } from '@doorledger/testing'
import { describe, expect, it } from 'vitest'
import { attributeChanges } from './attribute-changes.js'
import { device } from './device.js'

const deviceId = 'front-door'
const attributes: DeviceAttributes = { name: 'Front door', model: 'LE', family: 'engage', zone: 'Europe/Helsinki' }
const [first, second] = ['0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c', '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2d']
const registered = { type: 'device.registered', data: { deviceId, kind: 'lock', attributes } } as const
const issued = { type: 'device.credential_issued', data: { deviceId, credentialId: first } } as const
const changed = (next: DeviceAttributes, names: string[]) =>
  ({ type: 'device.attributes_changed', data: { deviceId, kind: 'lock', attributes: next, changed: names } }) as const

describe('a device', () => {
  const register = { type: 'register', deviceId, kind: 'lock', attributes, credentialId: first } as const

  it('is registered with a credential', () => given(device, []).when(register).then([registered, issued]))

  it('is registered without one when it comes from a file, and given it later', () => {
    const { credentialId: _, ...imported } = register
    given(device, []).when(imported).then([registered])
    given(device, [registered]).when({ type: 'issueCredential', credentialId: first }).then([issued])
  })

  it('is registered once', () => given(device, [registered, issued]).when(register).thenRefused('device_exists'))

  it.each([
    { type: 'change', changes: { name: 'x' }, expectedVersion: 1 },
    { type: 'issueCredential', credentialId: first },
    { type: 'revokeCredential' },
  ] as const)('that is not registered knows no $type', (command) =>
    given(device, []).when(command).thenRefused('device_not_found'),
  )

  it('is described as it is now, telling what changed', () =>
    given(device, [registered])
      .when({
        type: 'change',
        changes: { zone: 'Europe/Oslo', name: 'Front door', installedOn: '2026-06-01' },
        expectedVersion: 1,
      })
      .then([changed({ ...attributes, zone: 'Europe/Oslo', installedOn: '2026-06-01' }, ['installedOn', 'zone'])]))

  it('that is described as before has not changed', () =>
    given(device, [registered])
      .when({ type: 'change', changes: { name: 'Front door', lockKind: null }, expectedVersion: 1 })
      .then([]))

  it('is changed by who has seen it as it is, whatever became of its credential', () => {
    const change = { type: 'change', changes: { model: 'XE' }, expectedVersion: 1 } as const
    const next = changed({ ...attributes, model: 'XE' }, ['model'])
    given(device, [registered, issued]).when(change).then([next])
    given(device, [registered, next]).when(change).thenRefused('changed_meanwhile')
  })

  it('loses an attribute that is set to null', () => {
    const { model: _, ...without } = attributes
    return given(device, [registered])
      .when({ type: 'change', changes: { model: null }, expectedVersion: 1 })
      .then([changed(without, ['model'])])
  })

  it('has its labels changed one by one', () =>
    given(device, [registered, changed({ ...attributes, labels: { a: '1', b: '2' } }, ['labels'])])
      .when({ type: 'change', changes: { labels: { b: null, c: '3' } }, expectedVersion: 2 })
      .then([changed({ ...attributes, labels: { a: '1', c: '3' } }, ['labels'])]))

  it('given another credential has that one only', () =>
    given(device, [registered, issued, { ...issued, data: { deviceId, credentialId: second } }])
      .when({ type: 'revokeCredential' })
      .then([{ type: 'device.credential_revoked', data: { deviceId, credentialId: second } }]))

  it('without a credential has none to revoke', () =>
    given(device, [registered, issued, { type: 'device.credential_revoked', data: issued.data }])
      .when({ type: 'revokeCredential' })
      .then([]))
})

describe('changes to attributes', () => {
  it.each<[object, string]>([
    [{}, 'none'],
    [{ name: null }, 'a name that is removed'],
    [{ colour: 'red' }, 'an unknown attribute'],
    [{ zone: 'Mars/Olympus' }, 'an unknown zone'],
    [{ expectedDbVersion: '0x1' }, 'a version that is none'],
  ])('%j are refused: %s', (changes) => {
    expect(attributeChanges.safeParse(changes).success).toBe(false)
  })
})
