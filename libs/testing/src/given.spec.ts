import { type Decider, DomainError } from '@doorledger/kernel'
import { describe, expect, it } from 'vitest'
import { given } from './given.js'

type Command = 'push' | 'pull'
type Event = 'opened' | 'closed'

const door: Decider<Command, boolean, Event> = {
  initial: false,
  decide: (command, isOpen) => {
    if (command === 'pull' && !isOpen) throw new DomainError('already_closed', 'conflict', 'The door is closed.')
    return isOpen === (command === 'push') ? [] : [command === 'push' ? 'opened' : 'closed']
  },
  evolve: (_, event) => event === 'opened',
}

const broken: Decider<Command, boolean, Event> = {
  ...door,
  decide: () => {
    throw new TypeError('undefined is not a door')
  },
}

describe('given a history, when a command comes', () => {
  it('compares the events that follow', () => {
    given(door, []).when('push').then(['opened'])
    given(door, ['opened']).when('push').then([])
    given(door, ['opened']).when('pull').then(['closed'])
  })

  it('compares the code of a refusal', () => {
    given(door, ['opened', 'closed']).when('pull').thenRefused('already_closed')
  })

  it('fails when other events follow', () => {
    expect(() => given(door, []).when('push').then(['closed'])).toThrow('deeply equal')
  })

  it('fails when a refusal was expected and events follow, and the other way round', () => {
    expect(() => given(door, []).when('push').thenRefused('already_closed')).toThrow('already_closed')
    expect(() => given(door, []).when('pull').then([])).toThrow('The door is closed.')
  })

  it('takes no other error for a refusal', () => {
    expect(() => given(broken, []).when('push').thenRefused('already_closed')).toThrow('undefined is not a door')
  })
})
