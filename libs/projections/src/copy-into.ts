import type { ClientBase } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

/**
 * Runs a query with one `copy … from stdin` in it and feeds it. Other statements may stand around it, which saves
 * their round trips. Resolves when Postgres has answered all of them.
 *
 * After a rejection the connection is of no use: part of the text may still be on its way.
 */
const copyInto = (client: ClientBase, query: string, text: Iterable<Buffer>): Promise<void> =>
  new Promise((resolve, reject) => {
    const stream = client.query(copyFrom(query))
    stream.on('error', reject)
    stream.on('finish', resolve)
    for (const chunk of text) stream.write(chunk)
    stream.end()
  })

/** A query with one COPY in it, which is left out when there is nothing to copy. */
export interface Copy {
  readonly statements: readonly string[]
  readonly text: readonly Buffer[]
}

/**
 * One COPY after the other, a round trip each. What stands around them travels with the first and the last, or by itself
 * when nothing is copied.
 */
export const copyAll = async (
  client: ClientBase,
  all: readonly Copy[],
  { before = [], after = [] }: { readonly before?: readonly string[]; readonly after?: readonly string[] },
): Promise<void> => {
  const copies = all.filter(({ text }) => text.length > 0)
  const around = [...before, ...after]
  if (copies.length === 0 && around.length > 0) await client.query(around.join(';\n'))
  for (const [index, { statements, text }] of copies.entries()) {
    const isLast = index === copies.length - 1
    await copyInto(client, [...(index === 0 ? before : []), ...statements, ...(isLast ? after : [])].join(';\n'), text)
  }
}
