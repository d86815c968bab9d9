import { describe, expect, it } from 'vitest'
import { exampleOf } from './asyncapi.js'
import { deviceRegistered } from './device/device-registered.js'
import type { EventDefinition } from './define-event.js'
import { eventReader, UnreadableEvent } from './read-event.js'

const registered = exampleOf(deviceRegistered as unknown as EventDefinition)
const definitions = [deviceRegistered] as readonly unknown[] as readonly EventDefinition<string, never>[]
const read = eventReader(definitions)

describe('reading an event', () => {
  it('answers the event it was asked for', () => {
    expect(read(JSON.stringify(registered))).toEqual(registered)
  })

  it('passes over types it was not asked for without reading the rest', () => {
    const other = JSON.stringify({ ...registered, type: 'door.painted' })
    expect(read(other.slice(0, -1))).toBeUndefined()
    expect(() => read(JSON.stringify(registered).slice(0, -1))).toThrow(UnreadableEvent)
  })

  it('goes by the type of the event, not by what its payload calls so', () => {
    const { data, ...envelope } = registered
    const painted = { data: { attributes: data, type: 'door.painted' }, ...envelope }
    expect(read(JSON.stringify(painted))).toMatchObject({ type: 'device.registered' })
  })

  it('passes over types it was not asked for', () => {
    expect(read(JSON.stringify({ ...registered, type: 'door.painted' }))).toBeUndefined()
  })

  it.each([
    ['text that is not JSON', '{"specversion":'],
    ['JSON that is no CloudEvent', '{"hello":"world"}'],
    [
      'a version from the future',
      JSON.stringify({ ...registered, dataschema: 'urn:doorledger:event:device.registered:2' }),
    ],
  ])('refuses %s', (_what, value) => {
    expect(() => read(value)).toThrow(UnreadableEvent)
  })

  it('upcasts step by step to the latest version', () => {
    const third = { ...deviceRegistered, version: 3, dataschema: 'urn:doorledger:event:device.registered:3' }
    const readThird = eventReader([third] as readonly unknown[] as readonly EventDefinition<string, never>[], [
      { type: 'device.registered', fromVersion: 1, upcast: (data) => ({ ...data, second: true }) },
      { type: 'device.registered', fromVersion: 2, upcast: (data) => ({ ...data, third: true }) },
    ])
    expect(readThird(JSON.stringify(registered))?.data).toMatchObject({ second: true, third: true })
  })
})
