import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { faultsOf } from './invalid-request.js'

const faults = (schema: z.ZodType, value: unknown) => faultsOf(schema.safeParse(value).error?.issues ?? [], 'body')

describe('a value that is none of those allowed', () => {
  const result = z.enum(['granted', 'denied'])

  it.each([
    ['by itself', z.object({ result })],
    ['as a parameter that may be repeated', z.object({ result: z.union([result, z.array(result)]).optional() })],
  ])('is refused with those that are: %s', (_, schema) => {
    expect(faults(schema, { result: 'maybe' })).toEqual([
      { field: 'result', message: 'must be one of granted, denied' },
    ])
  })

  it('is named in a list', () => {
    const schema = z.object({ result: z.union([result, z.array(result)]) })
    expect(faults(schema, { result: ['granted', 'maybe'] })).toEqual([
      { field: 'result', message: 'must be one of granted, denied' },
    ])
  })

  it('is refused in the words of the schema when it has any', () => {
    const schema = z.object({ result: z.union([z.string().regex(/^x/, 'must begin with x'), z.array(z.string())]) })
    expect(faults(schema, { result: 'maybe' })).toEqual([{ field: 'result', message: 'must begin with x' }])
    expect(faults(z.object({ kind: z.literal('lock', 'must be a lock') }), { kind: 'key' })).toEqual([
      { field: 'kind', message: 'must be a lock' },
    ])
  })
})

it('what is not asked for is named', () => {
  expect(faults(z.strictObject({}), { hue: 1 })).toEqual([{ field: 'hue', message: 'is not a known field' }])
})
