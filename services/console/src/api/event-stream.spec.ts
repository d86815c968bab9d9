import { describe, expect, it } from 'vitest'
import { parseMessage } from './event-stream'

describe('a message of an event stream', () => {
  it('has an id, a kind and data of several lines', () =>
    expect(parseMessage('id: 7\nevent: retracted\ndata: {"a":\ndata: 1}')).toEqual({
      id: '7',
      event: 'retracted',
      data: '{"a":\n1}',
    }))
  it('is a plain message when it names no kind', () => expect(parseMessage('data:x')?.event).toBe('message'))
  it('is none when it only keeps the line open', () => expect(parseMessage(': still here')).toBeUndefined())
})
