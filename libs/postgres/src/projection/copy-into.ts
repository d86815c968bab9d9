import type { ClientBase } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

/**
 * Runs a query with one `copy … from stdin` in it and feeds it. Other statements may stand around it, which saves
 * their round trips. Resolves when Postgres has answered all of them.
 *
 * After a rejection the connection is of no use: part of the text may still be on its way.
 */
export const copyInto = (client: ClientBase, query: string, text: Iterable<Buffer>): Promise<void> =>
  new Promise((resolve, reject) => {
    const stream = client.query(copyFrom(query))
    stream.on('error', reject)
    stream.on('finish', resolve)
    for (const chunk of text) stream.write(chunk)
    stream.end()
  })
