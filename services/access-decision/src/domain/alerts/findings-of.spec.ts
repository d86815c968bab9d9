import {
  accessDenied,
  accessGranted,
  actionRecorded,
  alertSettings,
  deviceTamperDetected,
  doorForcedOpenInferred,
  doorForcedOpenRetracted,
  doorHeldOpenDetected,
  type EventDefinition,
  eventOf,
} from '@doorledger/contracts'
import { describe, expect, it } from 'vitest'
import { type DetectedEvent, isWithin, signsOf } from './findings-of.js'

const settings = alertSettings.parse({})
const at = '2026-11-22T09:17:52.000Z'
const exampleOf = <Type extends string, Data>(definition: EventDefinition<Type, Data>) =>
  eventOf(definition, definition.example, {
    tenantId: 'default',
    service: 'test',
    occurredAt: at,
    recordedAt: at,
  })
const denied = exampleOf(accessDenied)
const byAnna = { ...denied, data: { ...denied.data, user: { id: 'anna' } } }
const kindsOf = (event: DetectedEvent, localTime = '12:00', by = settings) =>
  signsOf(event, by, localTime).map(({ kind, about }) => `${kind} ${about.kind}:${about.id}`)

describe('the red flags', () => {
  it('count a denial at its device, for its person, and as an unknown credential', () => {
    expect(kindsOf(byAnna)).toEqual([
      'brute_force device:front-door',
      'brute_force user:anna',
      'same_device device:front-door',
      'unknown_credential device:front-door',
    ])
    expect(signsOf(denied, settings, '12:00').map(({ threshold }) => threshold)).toEqual([
      { count: 5, windowSec: 600 },
      { count: 10, windowSec: 3_600 },
      { count: 3, windowSec: 900 },
    ])
  })

  it('tell of a denial at night at once', () => {
    expect(kindsOf(byAnna, '23:10')).toContain('unusual_hours user:anna')
    expect(kindsOf(denied, '05:59')).toContain('unusual_hours device:front-door')
    expect(kindsOf(denied, '06:00').join()).not.toContain('unusual_hours')
  })

  it('can be switched off one by one', () => {
    const off = alertSettings.parse({
      bruteForce: { enabled: false },
      unknownCredential: { enabled: false },
    })
    expect(kindsOf(byAnna, '12:00', off)).toEqual(['same_device device:front-door'])
  })
})

describe('what is an alert by itself', () => {
  it.each([
    [exampleOf(doorForcedOpenInferred), ['forced_door door:front-door']],
    [exampleOf(doorHeldOpenDetected), ['held_open door:front-door']],
    [exampleOf(doorForcedOpenRetracted), []],
    [exampleOf(deviceTamperDetected), ['device_tamper device:front-door-contact']],
  ])('%# as its event says', (event: DetectedEvent, kinds) => expect(kindsOf(event)).toEqual(kinds))

  it('is duress, and no other grant', () => {
    const granted = exampleOf(accessGranted)
    expect(kindsOf(granted)).toEqual([])
    expect(kindsOf({ ...granted, data: { ...granted.data, reason: 'duress' } })).toEqual(['duress device:front-door'])
  })
})

describe('hours of the day', () => {
  it('end before their end, and may go over midnight', () => {
    expect(isWithin('22:00', { from: '22:00', to: '06:00' })).toBe(true)
    expect(isWithin('06:00', { from: '22:00', to: '06:00' })).toBe(false)
    expect(isWithin('12:00', { from: '08:00', to: '18:00' })).toBe(true)
    expect(isWithin('18:00', { from: '08:00', to: '18:00' })).toBe(false)
  })
})

describe('logins from devices not seen before', () => {
  const entry = exampleOf(actionRecorded)
  const login = {
    ...entry,
    data: { ...entry.data, entryType: 'auth.unrecognized_device_login', target: { kind: 'user', id: 'anna' } },
  }

  it('count for their person: two in a day, or one on each of three days', () =>
    expect(signsOf(login, settings, '12:00')).toMatchObject([
      {
        kind: 'unrecognized_devices',
        about: { kind: 'user', id: 'anna' },
        threshold: { count: 2, windowSec: 86_400 },
        daysInARow: 3,
      },
    ]))

  it('do not when nobody wants to know, nor do other entries', () => {
    const off = alertSettings.parse({ unrecognizedDevices: { enabled: false } })
    expect(kindsOf(login, '12:00', off)).toEqual([])
    expect(kindsOf(entry)).toEqual([])
  })
})
