import { type KafkaConfig, requireWholeKafka } from './kafka-variables.js'
import type { z } from 'zod'

/** The environment does not hold what the service needs. The message lists every fault, one variable a line. */
export class ConfigurationFault extends Error {
  override readonly name = 'ConfigurationFault'
}

/**
 * The service's configuration, read once and frozen. Variables that are empty count as absent.
 * @throws {ConfigurationFault} naming every faulty variable; values are not repeated, since they may be secret
 */
export const readConfig = <Schema extends z.ZodObject>(
  schema: Schema,
  env: Readonly<Record<string, string | undefined>>,
): Readonly<z.output<Schema>> => {
  const shape: Readonly<Record<string, z.ZodType>> = schema.shape
  const given = Object.fromEntries(
    Object.keys(shape).flatMap((name) => (env[name] ? [[name, env[name]] as const] : [])),
  )
  const result = whole(schema).safeParse(given)
  if (result.success) return Object.freeze(result.data)
  const faults = result.error.issues.map(({ path, message }) => {
    const name = path.join('.')
    const missing = path.length > 0 && given[String(path[0])] === undefined
    return `  ${name || 'configuration'}: ${missing ? `is missing (${shape[name]?.description ?? 'required'})` : message}`
  })
  throw new ConfigurationFault(`The configuration has ${counted(faults.length)}:\n${faults.join('\n')}`)
}

/** What connects to Kafka checks that the parts of its connection go together, whatever else is extended. */
const whole = <Schema extends z.ZodObject>(schema: Schema): Schema =>
  'KAFKA_SASL_MECHANISM' in schema.shape
    ? (schema.superRefine((config, context) => requireWholeKafka(config as unknown as KafkaConfig, context)))
    : schema

const counted = (faults: number): string => (faults === 1 ? 'a fault' : `${faults} faults`)
