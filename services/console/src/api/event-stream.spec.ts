import { describe, expect, it } from 'vitest'
import { parseBlock } from './event-stream'

describe('a block of an event stream', () => {
  it('has an id, a kind and data of several lines', () =>
    expect(parseBlock('id: 7\nevent: retracted\ndata: {"a":\ndata: 1}')).toEqual({
      id: '7',
      event: 'retracted',
      data: '{"a":\n1}',
    }))
  it('is a plain message when it names no kind', () => expect(parseBlock('data:x').event).toBe('message'))
  it('is no message when it only says where to go on', () =>
    expect(parseBlock(': heartbeat\nid: 0-5')).toEqual({ id: '0-5', event: 'message' }))
})
