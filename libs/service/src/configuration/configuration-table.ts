import { z } from 'zod'

/** One process and the schema of its environment. */
export interface ConfiguredProcess {
  /** as people know it: `audit-trail` */
  readonly name: string
  readonly schema: z.ZodObject
}

interface JsonProperty {
  readonly description?: string
  readonly default?: unknown
}

/** The environment variables of every process as a Markdown page. */
export const configurationPage = (processes: readonly ConfiguredProcess[]): string =>
  [
    '# Configuration',
    '',
    'Read once from the environment. A process that lacks something refuses to start and lists every fault at once.',
    'Generated from the schemas in `src/config.ts` of each service.',
    ...processes.flatMap(({ name, schema }) => ['', `## ${name}`, '', ...tableOf(schema)]),
    '',
  ].join('\n')

const tableOf = (schema: z.ZodObject): readonly string[] => {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  const rows = Object.entries(properties).map(([name, property]) => {
    const { description = '', default: fallback } = property as JsonProperty
    const absent = required.includes(name) ? '**required**' : fallback === undefined ? '' : `\`${String(fallback)}\``
    return `| \`${name}\` | ${absent} | ${description.replaceAll('|', '\\|')} |`
  })
  return ['| Variable | Default | |', '|---|---|---|', ...rows]
}
