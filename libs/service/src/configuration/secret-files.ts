import { readFileSync } from 'node:fs'
import type { z } from 'zod'
import { ConfigurationFault } from './read-config.js'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The environment with the contents of files in place of values that are not given: `DATABASE_URL_FILE` names a file with
 * what `DATABASE_URL` would hold. Orchestrators mount secrets so that no list of processes shows them. A variable that
 * is a file by its own name, such as `PRIVACY_KEY_FILE`, stays what it is.
 * @throws {ConfigurationFault} naming every file that cannot be read
 */
export const withSecretFiles = (schema: z.ZodObject, env: Environment): Environment => {
  const faults: string[] = []
  const read = Object.keys(schema.shape).flatMap((name) => {
    const fileVariable = `${name}_FILE`
    const path = env[fileVariable]
    if (!path || env[name] || fileVariable in schema.shape) return []
    try {
      return [[name, readFileSync(path, 'utf8').trim()] as const]
    } catch (error) {
      faults.push(`  ${fileVariable}: cannot be read (${(error as NodeJS.ErrnoException).code})`)
      return []
    }
  })
  if (faults.length > 0) throw new ConfigurationFault(`Secrets cannot be read:\n${faults.join('\n')}`)
  return { ...env, ...Object.fromEntries(read) }
}
