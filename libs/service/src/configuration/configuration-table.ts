import { z } from 'zod'

/** One process and the schema of its environment. */
export interface ConfiguredProcess {
  /** as people know it: `audit-trail` */
  readonly name: string
  readonly schema: z.ZodObject
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
  const shape: Readonly<Record<string, z.ZodType>> = schema.shape
  const rows = Object.entries(shape).map(
    ([name, variable]) => `| \`${name}\` | ${whenAbsent(variable)} | ${describedIn(variable)} |`,
  )
  return ['| Variable | When absent | |', '|---|---|---|', ...rows]
}

const whenAbsent = (variable: z.ZodType): string => {
  const { success, data } = variable.safeParse(undefined)
  if (!success) return '**refuses to start**'
  if (data === undefined) return ''
  return `\`${typeof data === 'string' ? data : JSON.stringify(data)}\``
}

const describedIn = ({ description = '' }: z.ZodType): string => description.replaceAll('|', '\\|')
