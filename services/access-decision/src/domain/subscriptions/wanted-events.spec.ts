import {
  accessDenied,
  accessDuressSignalled,
  accessGranted,
  alertAcknowledged,
  alertNotified,
  alertRaised,
  type Envelope,
  type EventDefinition,
  eventOf,
  reportCompleted,
} from '@doorledger/contracts'
import { describe, expect, it } from 'vitest'
import { isNamed, permissionsFor } from './event-types.js'
import { toldTo } from './wanted-events.js'

const AT = '2026-11-22T09:17:52.000Z'
const about = { tenantId: 'acme', service: 'test', occurredAt: AT, recordedAt: AT }
const event = <Data>(definition: EventDefinition<string, Data>, data: Partial<Data> = {}): Envelope =>
  eventOf(definition, { ...definition.example, ...data }, about)
const wish = { types: ['alert.*', 'access.granted', 'access.denied', 'access.duress_signalled'], filter: {} }
const plain = { ...wish, includeDuress: false }
const informed = { ...wish, includeDuress: true }

describe('a subscriber', () => {
  it('is told of the types it names, and of all that begin as it says', () => {
    expect(toldTo(plain, event(accessDenied))).toBeDefined()
    expect(toldTo({ ...plain, types: ['access.granted'] }, event(accessDenied))).toBeUndefined()
    expect(toldTo({ ...plain, types: ['access.*'] }, event(accessDenied))).toBeDefined()
    expect(toldTo({ ...plain, types: ['acc.*'] }, event(accessDenied))).toBeUndefined()
  })

  it('is not told that somebody was told, unless it asks for that by name', () => {
    expect(isNamed(alertNotified.type, ['alert.*'])).toBe(false)
    expect(isNamed(alertNotified.type, [alertNotified.type])).toBe(true)
  })

  it('is told of its place and of what lies in it, and of nothing that lies nowhere', () => {
    const device = { id: 'front-door', name: 'Front door', kind: 'lock' as const }
    const denied = (facilityPath: string) => event(accessDenied, { accessDevice: { ...device, facilityPath } })
    const inHq = { ...plain, facilityPath: 'hq' }
    expect(toldTo(inHq, denied('hq'))).toBeDefined()
    expect(toldTo(inHq, denied('hq/floor-2'))).toBeDefined()
    expect(toldTo(inHq, denied('hq-annex'))).toBeUndefined()
    expect(toldTo(inHq, event(accessDenied))).toBeUndefined()
  })

  it('is told of what fits every field of its filter', () => {
    const filtered = (filter: object) => toldTo({ ...plain, filter }, event(accessDenied, { reason: 'lockdown' }))
    expect(filtered({ reasons: ['lockdown'], deviceIds: ['front-door'] })).toBeDefined()
    expect(filtered({ reasons: ['lockdown'], deviceIds: ['back-door'] })).toBeUndefined()
    expect(filtered({ severities: ['critical'] })).toBeUndefined()
  })

  it('is told of the reports of its schedules, and of no other', () => {
    const scheduleId = '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c'
    const wanted = { ...plain, types: ['report.completed'], filter: { scheduleIds: [scheduleId] } }
    expect(toldTo(wanted, event(reportCompleted, { scheduleId }))).toBeDefined()
    expect(toldTo(wanted, event(reportCompleted))).toBeUndefined()
  })

  it('is told what becomes of an alert by where and how bad it was when it was raised', () => {
    const alert = { kind: 'forced_door', severity: 'critical', facilityPath: 'hq' }
    const wanted = { ...plain, facilityPath: 'hq', filter: { severities: ['critical' as const] } }
    expect(toldTo(wanted, event(alertAcknowledged), alert)).toBeDefined()
    expect(toldTo(wanted, event(alertAcknowledged), { ...alert, severity: 'warning' })).toBeUndefined()
  })

  it('that may not know of duress hears of a grant like any other, and of no alert', () => {
    const granted = event(accessGranted, { reason: 'duress' })
    const alert = { kind: 'duress', severity: 'critical', facilityPath: undefined }
    expect(toldTo(plain, granted)?.data['reason']).toBe('success')
    expect(JSON.stringify(toldTo(plain, granted))).not.toContain('duress')
    expect(toldTo(plain, event(accessDuressSignalled))).toBeUndefined()
    expect(toldTo(plain, event(alertRaised, { kind: 'duress' }))).toBeUndefined()
    expect(toldTo(plain, event(alertAcknowledged), alert)).toBeUndefined()
    expect(toldTo(informed, granted)).toBe(granted)
    expect(toldTo(informed, event(alertAcknowledged), alert)).toBeDefined()
  })
})

describe('what it takes to be told', () => {
  it.each([
    ['access.denied', ['access-log:read']],
    ['alert.*', ['alert:read']],
    ['credential.*', ['user:read', 'credential:read']],
    ['admin.action_recorded', ['audit:read']],
    ['access_rule.updated', []],
    ['api_token.issued', []],
    ['report.*', ['report:create']],
    ['saved_view.changed', []],
    ['weather.changed', []],
  ])('%s: %j', (pattern, permissions) => {
    expect([...permissionsFor(pattern)]).toEqual(permissions)
  })
})
