import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { changeOf } from './change-of.js'

describe('the body of a change', () => {
  const change = changeOf({ name: z.string().optional(), zone: z.string().nullable().optional() })

  it('names one field or several', () => {
    for (const body of [{ name: 'Gate' }, { zone: null }, { name: 'Gate', zone: 'UTC' }]) {
      expect(change.parse(body)).toEqual(body)
    }
  })

  it.each([{}, { colour: 'red' }, { name: 'Gate', colour: 'red' }, null, []])('is not %j', (body) => {
    expect(change.safeParse(body).success).toBe(false)
  })

  it('says when it names nothing', () => {
    expect(change.safeParse({}).error?.issues).toMatchObject([{ message: 'must name something to change' }])
  })
})
