import type { OpenAPIObject } from '@nestjs/swagger'
import { operationsOf } from './operations-of.js'

type Schema = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string]

/** RFC 9457, as every answer other than success. */
const problemSchema: Schema = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string', description: '`urn:doorledger:problem:<code>`; stable' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    field: { type: 'string', description: 'The first field, parameter or header at fault' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['field', 'message'],
        properties: { field: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
}

const problem = {
  description: 'Anything but success: problem details (RFC 9457)',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}

/** The document with what every operation may also answer. */
export const withProblems = (document: OpenAPIObject): OpenAPIObject => {
  for (const operation of operationsOf(document)) {
    operation.responses = { ...operation.responses, default: problem }
  }
  const components = document.components ?? {}
  return { ...document, components: { ...components, schemas: { ...components.schemas, Problem: problemSchema } } }
}
