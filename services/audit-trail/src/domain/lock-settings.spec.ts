import { given } from '@doorledger/testing'
import { stateOf } from '@doorledger/kernel'
import { describe, expect, it } from 'vitest'
import { lockSettings, type LockSettingsEvent, programmingStateOf } from './lock-settings.js'

const lockId = 'front-door'
const on = { collectsAuditTrails: true }
const off = { collectsAuditTrails: false }
const [jobId, otherJob, visitId, otherVisit] = [
  '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c',
  '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2d',
  '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2e',
  '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2f',
]
const at = new Date('2026-11-22T09:00:00.000Z')
const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000)

const changedTo = (desired: typeof on, previous: typeof on) =>
  ({ type: 'lock.collection_setting_changed', data: { lockId, desired, previous } }) as const
const switchedOff = changedTo(off, on)
const scheduled = { type: 'lock.programming_scheduled', data: { lockId, jobId, method: 'ota' } } as const
const startedAt = at.toISOString()
const started = {
  type: 'lock.programming_started',
  data: { lockId, jobId, method: 'ota', visitId, settings: off, startedAt },
} as const
const completed = {
  type: 'lock.programming_completed',
  data: { lockId, jobId, method: 'ota', visitId, reported: off },
} as const
const failed = {
  type: 'lock.programming_failed',
  data: { lockId, jobId, method: 'ota', visitId, reason: 'connection lost' },
} as const

const standingAfter = (...history: LockSettingsEvent[]) => stateOf(lockSettings, history)
const finalize = (settings: typeof on, basedOn = 0) => ({ type: 'finalize', lockId, settings, basedOn }) as const
const schedule = (method: 'ota' | 'programming_key') =>
  ({ type: 'schedule', lockId, jobId: otherJob, method, at }) as const
const done = { type: 'report', lockId, jobId, visitId, outcome: 'done' } as const

describe('the settings of a lock', () => {
  it('are to collect audit trails, and it does, with no input from anybody', () => {
    expect(standingAfter()).toMatchObject({ desired: on, reported: on })
    expect(programmingStateOf(standingAfter())).toBe('up_to_date')
  })

  it('are decided when the draft is finalised', () => given(lockSettings, []).when(finalize(off)).then([switchedOff]))

  it('are not decided anew by a draft that says the same', () => given(lockSettings, []).when(finalize(on)).then([]))

  it('are not decided by a draft that knew nothing of the last decision', () =>
    given(lockSettings, [switchedOff]).when(finalize(on)).thenRefused('settings_changed'))

  it('take effect when the lock is programmed, and not before', () => {
    expect(standingAfter(switchedOff).reported).toEqual(on)
    expect(standingAfter(switchedOff, scheduled, started).reported).toEqual(on)
    expect(standingAfter(switchedOff, scheduled, started, completed).reported).toEqual(off)
  })

  it.each<[string, LockSettingsEvent[]]>([
    ['needs_programming', [switchedOff]],
    ['scheduled', [switchedOff, scheduled]],
    ['programming', [switchedOff, scheduled, started]],
    ['up_to_date', [switchedOff, scheduled, started, completed]],
    ['failed', [switchedOff, scheduled, started, failed]],
    ['up_to_date', [switchedOff, scheduled, changedTo(on, off)]],
    ['up_to_date', [switchedOff, scheduled, started, failed, changedTo(on, off)]],
    ['programming', [switchedOff, scheduled, started, changedTo(on, off)]],
    ['needs_programming', [switchedOff, scheduled, started, changedTo(on, off), completed]],
  ])('stand at %s after %#', (state, history) => {
    expect(programmingStateOf(standingAfter(...history))).toBe(state)
  })
})

describe('programming', () => {
  it('over the air waits for a phone', () =>
    given(lockSettings, [switchedOff])
      .when({ ...schedule('ota'), jobId })
      .then([scheduled]))

  it('with the key begins at once, since the lock is at hand', () =>
    given(lockSettings, [switchedOff])
      .when(schedule('programming_key'))
      .then([
        { type: 'lock.programming_scheduled', data: { lockId, jobId: otherJob, method: 'programming_key' } },
        {
          type: 'lock.programming_started',
          data: { lockId, jobId: otherJob, method: 'programming_key', settings: off, startedAt },
        },
      ]))

  it('is refused when there is nothing to program', () =>
    given(lockSettings, []).when(schedule('ota')).thenRefused('nothing_to_program'))

  it('that is scheduled already is not scheduled twice', () =>
    given(lockSettings, [switchedOff, scheduled]).when(schedule('ota')).then([]))

  it('with the key takes the place of what waits for a phone', () =>
    expect(
      standingAfter(
        switchedOff,
        scheduled,
        ...lockSettings.decide(schedule('programming_key'), standingAfter(switchedOff, scheduled)),
      ).job,
    ).toMatchObject({ jobId: otherJob, status: 'programming' }))

  it('that a phone is at is not taken over by the key', () =>
    given(lockSettings, [switchedOff, scheduled, started])
      .when(schedule('programming_key'))
      .thenRefused('being_programmed'))

  it('that failed may be scheduled again', () =>
    given(lockSettings, [switchedOff, scheduled, started, failed])
      .when(schedule('ota'))
      .then([{ ...scheduled, data: { ...scheduled.data, jobId: otherJob } }]))

  it('begins with the visit of a phone, with what is desired by then', () =>
    given(lockSettings, [switchedOff, scheduled])
      .when({ type: 'beginOverTheAir', lockId, visitId, at })
      .then([started]))

  it('begins once, however often the visit says so', () =>
    given(lockSettings, [switchedOff, scheduled, started])
      .when({ type: 'beginOverTheAir', lockId, visitId, at: later(1) })
      .then([]))

  it('is left to one phone at a time', () =>
    given(lockSettings, [switchedOff, scheduled, started])
      .when({ type: 'beginOverTheAir', lockId, visitId: otherVisit, at: later(9) })
      .thenRefused('programming_not_scheduled'))

  it('is taken over from a phone that left without a word', () =>
    given(lockSettings, [switchedOff, scheduled, started])
      .when({ type: 'beginOverTheAir', lockId, visitId: otherVisit, at: later(10) })
      .then([{ ...started, data: { ...started.data, visitId: otherVisit, startedAt: later(10).toISOString() } }]))

  it('nobody asked for does not begin', () =>
    given(lockSettings, [switchedOff])
      .when({ type: 'beginOverTheAir', lockId, visitId, at })
      .thenRefused('programming_not_scheduled'))

  it('ends as the phone says', () => {
    const history = [switchedOff, scheduled, started]
    given(lockSettings, history).when(done).then([completed])
    given(lockSettings, history)
      .when({ ...done, outcome: 'failed', reason: 'connection lost' })
      .then([failed])
  })

  it('ends once, however often the phone says so', () =>
    given(lockSettings, [switchedOff, scheduled, started, completed]).when(done).then([]))

  it('does not end twice in different ways', () =>
    given(lockSettings, [switchedOff, scheduled, started, failed]).when(done).thenRefused('programming_ended'))

  it('does not end by the word of a phone that is not at it', () =>
    given(lockSettings, [switchedOff, scheduled, started])
      .when({ ...done, visitId: otherVisit })
      .thenRefused('programming_taken_over'))

  it('does not end before it begins', () =>
    given(lockSettings, [switchedOff, scheduled]).when(done).thenRefused('programming_not_begun'))
})
