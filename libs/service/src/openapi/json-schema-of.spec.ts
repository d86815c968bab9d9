import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { jsonSchemaOf } from './json-schema-of.js'

describe('a schema of the API reference', () => {
  it('keeps patterns that every dialect of regular expressions reads', () => {
    expect(jsonSchemaOf(z.string().regex(/^[a-z]+$/), 'input')).toMatchObject({ pattern: '^[a-z]+$' })
  })

  it('cannot hold one that some do not read', () => {
    const schema = z.strictObject({ name: z.string().regex(/^\P{Cc}+$/u) })
    expect(() => jsonSchemaOf(schema, 'input')).toThrow('\\P{Cc}')
  })
})
