import { given } from '@doorledger/testing'
import { describe, it } from 'vitest'
import { alert, type AlertFact, type Finding } from './alert.js'

const alertId = '3f0c1f5e-1111-8222-9333-444455556669'
const event = '3f0c1f5e-1111-8222-9333-444455556666'
const finding: Finding = {
  kind: 'brute_force',
  severity: 'warning',
  about: { kind: 'device', id: 'front-door' },
  windowSec: 600,
  count: 5,
  eventIds: [event],
  lastEventAt: '2026-11-22T09:17:52.000Z',
}
const raised: AlertFact = {
  type: 'alert.raised',
  data: { alertId, ...finding, eventIds: [event] },
}
const acknowledged: AlertFact = {
  type: 'alert.acknowledged',
  data: { alertId, by: 'user:anna' },
}
const resolved: AlertFact = {
  type: 'alert.resolved',
  data: { alertId, by: 'user:anna', comment: 'A cleaner' },
}
const signal = { type: 'signal', alertId, finding } as const

describe('an alert', () => {
  it('is raised by the first finding', () => given(alert, []).when(signal).then([raised]))

  it('counts what comes while it is open', () =>
    given(alert, [raised])
      .when(signal)
      .then([
        {
          type: 'alert.repeated',
          data: {
            alertId,
            occurrences: 2,
            eventIds: [event],
            lastEventAt: finding.lastEventAt,
          },
        },
      ]))

  it('says so when it gets worse', () =>
    given(alert, [raised])
      .when({ ...signal, finding: { ...finding, severity: 'critical' } })
      .then([
        {
          type: 'alert.repeated',
          data: {
            alertId,
            occurrences: 2,
            eventIds: [event],
            lastEventAt: finding.lastEventAt,
            severity: 'critical',
          },
        },
      ]))

  it('stays closed once it is', () => given(alert, [raised, resolved]).when(signal).then([]))

  it('is acknowledged once', () => {
    given(alert, [raised]).when({ type: 'acknowledge', by: 'user:anna' }).then([acknowledged])
    given(alert, [raised, acknowledged]).when({ type: 'acknowledge', by: 'user:ben' }).then([])
  })

  it('is resolved with a comment, acknowledged or not', () =>
    given(alert, [raised]).when({ type: 'resolve', by: 'user:anna', comment: 'A cleaner' }).then([resolved]))

  it('that is resolved is neither handled nor assigned again', () => {
    const closed = given(alert, [raised, resolved])
    closed.when({ type: 'resolve', by: 'user:anna', comment: 'again' }).thenRefused('alert_resolved')
    closed.when({ type: 'acknowledge', by: 'user:anna' }).thenRefused('alert_resolved')
    closed.when({ type: 'assign', by: 'user:anna', to: null }).thenRefused('alert_resolved')
  })

  it('that nobody raised is handled by nobody', () =>
    given(alert, []).when({ type: 'resolve', by: 'user:anna', comment: 'What?' }).thenRefused('alert_unknown'))

  it('is assigned to a person, and to nobody again', () => {
    const to = '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2e'
    const assigned: AlertFact = {
      type: 'alert.assigned',
      data: { alertId, by: 'user:anna', to },
    }
    given(alert, [raised]).when({ type: 'assign', by: 'user:anna', to }).then([assigned])
    given(alert, [raised, assigned]).when({ type: 'assign', by: 'user:anna', to }).then([])
    given(alert, [raised, assigned])
      .when({ type: 'assign', by: 'user:anna', to: null })
      .then([
        {
          type: 'alert.assigned',
          data: { alertId, by: 'user:anna', to: null },
        },
      ])
  })

  it('notes once that somebody was told', () => {
    const told: AlertFact = {
      type: 'alert.notified',
      data: { alertId, channel: 'mail', subscriptionId: event },
    }
    const note = {
      type: 'noteNotified',
      channel: 'mail',
      subscriptionId: event,
    } as const
    given(alert, [raised]).when(note).then([told])
    given(alert, [raised, told]).when(note).then([])
  })
})
