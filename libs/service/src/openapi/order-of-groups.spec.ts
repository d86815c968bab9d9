import type { OpenAPIObject } from '@nestjs/swagger'
import { describe, expect, it } from 'vitest'
import { inOrder } from './order-of-groups.js'

const operation = (tag: string) => ({ tags: [tag], responses: {} })
const document: OpenAPIObject = {
  openapi: '3.1.0',
  info: { title: 'Doors', version: '1' },
  paths: {
    '/v1/projections': { get: operation('Operations') },
    '/v1/locks': { post: operation('Locks'), get: operation('Locks') },
    '/v1/doors': { delete: operation('Doors') },
  },
}

describe('groups of the API reference', () => {
  it('come in the order of their routes, each once, and those for whoever runs the service last', () => {
    expect(inOrder(document).tags).toEqual([{ name: 'Locks' }, { name: 'Doors' }, { name: 'Operations' }])
  })
})
