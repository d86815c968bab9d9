import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common'
import type { StandardSchemaV1 } from '@standard-schema/spec'
import { faultsOf, invalidRequest } from '../problems/invalid-request.js'
import { textFaultIn } from './text-fault.js'

/**
 * Checks what comes in against the schema of the parameter, `@Query({ schema })`, and hands over what the schema makes
 * of it. A fault is answered with 400 naming the field. Queries and path parameters are also refused when they hold
 * text that cannot be stored; bodies are checked for that where they are read.
 */
@Injectable()
export class SchemaPipe implements PipeTransform {
  transform(value: unknown, { type, data, schema }: ArgumentMetadata): unknown {
    if (type === 'custom') return value
    if (type !== 'body') refuseText(value, data)
    if (schema === undefined) return value
    const root = data ?? type
    const result = schema['~standard'].validate(value)
    return result instanceof Promise ? result.then((late) => valueOf(late, root)) : valueOf(result, root)
  }
}

const valueOf = (result: StandardSchemaV1.Result<unknown>, root: string): unknown => {
  if (result.issues !== undefined) throw invalidRequest(faultsOf(result.issues, root))
  return result.value
}

const refuseText = (value: unknown, name: string | undefined): void => {
  const texts = typeof value === 'object' && value !== null ? Object.entries(value) : [[name ?? 'path', value] as const]
  for (const [field, text] of texts) {
    for (const one of [text].flat()) {
      const fault = typeof one === 'string' ? textFaultIn(one) : undefined
      if (fault !== undefined) throw invalidRequest([{ field, message: fault }])
    }
  }
}
