import type { OpenAPIObject } from '@nestjs/swagger'
import { operationsOf } from './operations-of.js'

/** What every service has for those who run it; of less interest to who reads what the service is for. */
const OPERATIONS = 'Operations'

/** The document with its groups of operations (tags) listed in the order their routes come in, {@link OPERATIONS} last. */
export const inOrder = (document: OpenAPIObject): OpenAPIObject => {
  const names = operationsOf(document).flatMap(({ tags }) => tags ?? [])
  const groups = new Set([...names.filter((name) => name !== OPERATIONS), ...names])
  return { ...document, tags: [...groups].map((name) => ({ name })) }
}
