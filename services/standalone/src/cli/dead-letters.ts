import { z } from 'zod'
import type { Connection } from './connection.js'
import { table } from './table.js'

const page = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      projection: z.string(),
      key: z.string(),
      failure: z.string().nullable(),
      parkedAt: z.string(),
      attempts: z.number(),
    }),
  ),
  nextCursor: z.string().nullable(),
})

const retried = z.object({ retried: z.number(), stillParked: z.number() })

/** Events that wait for somebody's decision, in the order they were put aside. */
export const listDeadLettersCommand = async (connection: Connection, projection?: string): Promise<string> => {
  const rows: string[][] = []
  let cursor: string | null = null
  do {
    const query = new URLSearchParams({ ...(projection && { projection }), ...(cursor !== null && { cursor }) })
    const { items, nextCursor } = page.parse(await connection.call('GET', `/v1/dead-letters?${query.toString()}`))
    for (const { id, projection, key, parkedAt, attempts, failure } of items) {
      rows.push([id, projection, key, parkedAt, String(attempts), failure ?? 'waits for an earlier event of its key'])
    }
    cursor = nextCursor
  } while (cursor !== null)
  if (rows.length === 0) return 'There are no dead letters.\n'
  return table(['ID', 'PROJECTION', 'KEY', 'PARKED AT', 'ATTEMPTS', 'WHY'], rows)
}

export const retryDeadLetters = async (connection: Connection, id: string, reason: string): Promise<string> => {
  const { retried: done, stillParked } = retried.parse(
    await connection.call('POST', `/v1/dead-letters/${encodeURIComponent(id)}/retry`, { reason }),
  )
  return `${done} worked in, ${stillParked} still waiting\n`
}

export const discardDeadLettersCommand = async (
  connection: Connection,
  id: string,
  reason: string,
): Promise<string> => {
  await connection.call('POST', `/v1/dead-letters/${encodeURIComponent(id)}/discard`, { reason })
  return `${id} is left out for good\n`
}
