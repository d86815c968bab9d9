import type { OpenAPIObject } from '@nestjs/swagger'

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>

/** What can be called, path by path. */
export const operationsOf = ({ paths }: OpenAPIObject): readonly Operation[] =>
  Object.values(paths)
    .flatMap((path) => [path.get, path.put, path.post, path.patch, path.delete])
    .filter((operation) => operation !== undefined)
