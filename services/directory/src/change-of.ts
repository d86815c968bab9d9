import { z } from 'zod'

/** The body of a request to change something: any of these fields, at least one. */
export const changeOf = <Fields extends z.ZodRawShape>(fields: Fields) =>
  z.strictObject(fields).refine((changes) => Object.keys(changes).length > 0, 'must name something to change')
