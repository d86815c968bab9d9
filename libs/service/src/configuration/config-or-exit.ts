import { withSecretFiles } from './secret-files.js'
import type { z } from 'zod'
import { ConfigurationFault, readConfig } from './read-config.js'

/** The configuration; or the list of its faults on standard error, and the end of the process with code 1. */
export const configOrExit = <Schema extends z.ZodObject>(
  schema: Schema,
  env: Readonly<Record<string, string | undefined>>,
): Readonly<z.output<Schema>> => {
  try {
    return readConfig(schema, withSecretFiles(schema, env))
  } catch (error) {
    if (!(error instanceof ConfigurationFault)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  }
}
