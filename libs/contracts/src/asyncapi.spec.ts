import { createRequire } from 'node:module'
import Ajv2020 from 'ajv/dist/2020.js'
import Ajv from 'ajv'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { asyncApiDocument, exampleOf, jsonSchemaOf } from './asyncapi.js'
import { eventCatalogue } from './event-catalogue.js'
import { topics } from './topic.js'

const require = createRequire(import.meta.url)

describe('the published event contracts', () => {
  it('form a valid AsyncAPI 3 document', () => {
    const ajv = new Ajv.default({ strict: false, validateFormats: false, meta: false, validateSchema: false })
    const validate = ajv.compile(require('@asyncapi/specs/schemas/3.0.0.json') as object)
    const valid = validate(asyncApiDocument('1.0.0'))
    expect(validate.errors).toBeNull()
    expect(valid).toBe(true)
  })

  it.each(eventCatalogue.map((definition) => [definition.type, definition] as const))(
    '%s: the example is a valid CloudEvent by zod and by the published JSON Schema',
    (_type, definition) => {
      const example = exampleOf(definition)
      expect(definition.schema.parse(example)).toEqual(example)
      const ajv = new Ajv2020.default({ strict: false })
      addFormats.default(ajv)
      const validate = ajv.compile(jsonSchemaOf(definition))
      validate(example)
      expect(validate.errors).toBeNull()
    },
  )

  it('place every event in a known topic', () => {
    for (const { topic } of eventCatalogue) expect(topics).toContain(topic)
  })

  it('name every type once', () => {
    const types = eventCatalogue.map(({ type }) => type)
    expect(new Set(types).size).toBe(types.length)
  })
})
