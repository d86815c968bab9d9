import { given } from '@doorledger/testing'
import { describe, it } from 'vitest'
import { commandProgress } from './command-progress.js'

const ids = { commandId: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c', deviceId: 'back-door' }
const done = { outcome: 'done' } as const
const failed = { outcome: 'failed', reason: 'memory fault' } as const
const delivered = { type: 'device.command_delivered', data: ids } as const
const replied = { type: 'device.command_replied', data: { ...ids, reply: done } } as const
const deliver = { type: 'deliver', ...ids } as const
const reply = { type: 'reply', ...ids, reply: done } as const

describe('a command to a device', () => {
  it('is told of when it is handed over first, however often that is', () => {
    given(commandProgress, []).when(deliver).then([delivered])
    given(commandProgress, [delivered]).when(deliver).then([])
  })

  it('has one reply', () => {
    given(commandProgress, [delivered]).when(reply).then([replied])
    given(commandProgress, [delivered, replied]).when(reply).then([])
    given(commandProgress, [delivered, replied])
      .when({ ...reply, reply: failed })
      .thenRefused('command_replied')
  })

  it('was handed over to whoever replies, also when that was not noted', () =>
    given(commandProgress, []).when(reply).then([delivered, replied]))

  it('is over with the reply, also for one who polls again', () =>
    given(commandProgress, [replied, delivered]).when(deliver).then([]))
})
