import { LogUnavailable } from '@doorledger/event-log'
import { DomainError } from '@doorledger/kernel'
import { NotFoundException } from '@nestjs/common'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { httpProblemOf } from './http-problem-of.js'

const asked = { route: 'GET /v1/doors', bodyLimitBytes: 1_048_576 }
const answer = (error: unknown) => httpProblemOf(error, asked)
const withCode = (code: string, message = 'x') => Object.assign(new Error(message), { code })

describe('the answer to an error', () => {
  it.each([
    ['invalid', 400],
    ['forbidden', 403],
    ['not_found', 404],
    ['conflict', 409],
  ] as const)('of the domain: %s is %i', (refusal, status) => {
    const error = new DomainError('lock_not_collecting', refusal, 'The lock does not collect', { field: 'id' })
    expect(answer(error)?.toJSON()).toEqual({
      type: 'urn:doorledger:problem:lock_not_collecting',
      title: 'Lock not collecting',
      status,
      detail: 'The lock does not collect',
      field: 'id',
    })
  })

  it('keeps its own members whatever the details are called', () => {
    const error = new DomainError('odd', 'invalid', 'No', { type: 'x', status: 200 })
    expect(answer(error)?.toJSON()).toMatchObject({ type: 'urn:doorledger:problem:odd', status: 400 })
  })

  it('lists every field a schema finds fault with, unknown ones by name', () => {
    const schema = z.strictObject({ limit: z.number(), door: z.strictObject({ id: z.string() }) })
    const { error } = schema.safeParse({ limit: 'x', door: { id: 1, hue: 2 }, colour: 'red' })
    expect(answer(error)?.toJSON()).toMatchObject({
      status: 400,
      field: 'limit',
      errors: [{ field: 'limit' }, { field: 'door.id' }, { field: 'door.hue' }, { field: 'colour' }],
    })
  })

  it.each([
    ['the log', new LogUnavailable('no broker')],
    ['a refused connection', withCode('ECONNREFUSED')],
    ['a database that shuts down', withCode('57P01')],
    ['a full disk', withCode('53100')],
    ['a lost connection', new Error('Connection terminated unexpectedly')],
    ['a pool without free connections', new Error('timeout exceeded when trying to connect')],
  ])('asks to come again later without %s', (_, error) => {
    const problem = answer(error)
    expect(problem?.status).toBe(503)
    expect(Number(problem?.headers['retry-after'])).toBeGreaterThan(0)
    expect(problem?.message).not.toContain('ECONN')
  })

  it('takes text that Postgres cannot hold for a fault of the request', () => {
    expect(answer(withCode('22021'))?.status).toBe(400)
  })

  it('names the route that is not there, and the limit of a body', () => {
    expect(answer(new NotFoundException('Cannot GET /secret'))?.message).toBe('There is no GET /v1/doors')
    expect(answer(Object.assign(new Error('large'), { statusCode: 413 }))?.toJSON()).toMatchObject({
      status: 413,
      limitBytes: 1_048_576,
    })
  })

  it('is ours to find when nothing is known of it', () => {
    for (const error of [new TypeError('x is undefined'), withCode('42P01'), 'a string', undefined]) {
      expect(answer(error)).toBeUndefined()
    }
  })
})
