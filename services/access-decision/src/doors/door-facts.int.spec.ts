import { openPool } from '@doorledger/database'
import { newId } from '@doorledger/kernel'
import { privacySchema } from '@doorledger/privacy'
import { migrateService } from '@doorledger/service'
import { freshDatabase } from '@doorledger/testing'
import type { Pool, PoolClient } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ContactFact, UnlockFact } from '../domain/doors/door-fact.js'
import { loadFacts } from './door-facts.js'
import { addFacts, type DoorId, markRelocked } from './door-store.js'

const START_MS = Date.parse('2026-11-02T08:00:00.000Z')
const MINUTE_MS = 60_000

let database: Pool
let client: PoolClient
beforeAll(async () => {
  database = openPool(await freshDatabase(), { schema: 'access_decision', applicationName: 'test' })
  const migrations = new URL('../migrations/', import.meta.url)
  await migrateService(database, { name: 'access-decision', migrations, schemas: [privacySchema] })
  client = await database.connect()
})
afterAll(async () => {
  client.release()
  await database.end()
})

const told = (minute: number) => {
  const atMs = START_MS + minute * MINUTE_MS
  return { factId: newId(), deviceId: 'reader', atMs, receivedAtMs: atMs + 20 }
}
const contact = (minute: number, state: ContactFact['state']): ContactFact => ({
  ...told(minute),
  kind: 'contact',
  state,
})
const unlock = (minute: number, lastsMin = 0.1): UnlockFact => ({
  ...told(minute),
  kind: 'unlock',
  cause: 'success',
  untilMs: START_MS + (minute + lastsMin) * MINUTE_MS,
})

/** A door with all of these, whose unlocks were told to have ended; answers the minutes of what is read of it. */
const readOf = async (
  facts: readonly (ContactFact | UnlockFact)[],
  sinceMin: number,
  open: readonly UnlockFact[] = [],
) => {
  const door: DoorId = { tenantId: 'default', doorId: newId() }
  await addFacts(client, door, [...facts, ...open])
  const ended = facts.filter(({ kind }) => kind === 'unlock')
  await markRelocked(
    client,
    door,
    ended.map(({ factId }) => factId),
  )
  const read = await loadFacts(client, door, new Date(START_MS + sinceMin * MINUTE_MS))
  const minuteOf = ({ atMs }: { readonly atMs: number }) => (atMs - START_MS) / MINUTE_MS
  return read.map((fact) => `${fact.kind} ${minuteOf(fact)}`).toSorted()
}

const everyMinute = Array.from({ length: 600 }, (_, minute) => unlock(minute))

describe('what is read of a door', () => {
  it('are the unlocks that were not told to have ended, where no opening is known', async () => {
    expect(await readOf(everyMinute, -99_999, [unlock(700)])).toEqual(['unlock 700'])
    expect(await readOf([contact(0, 'closed'), ...everyMinute], 0, [unlock(700)])).toEqual(['contact 0', 'unlock 700'])
  })

  it('are the unlocks of the hour before an opening, and none that came later', async () => {
    const read = await readOf([contact(0, 'closed'), contact(300.5, 'open'), ...everyMinute], 0)
    const near = everyMinute.map((_, minute) => `unlock ${minute}`).slice(241, 303)
    expect(read).toEqual(['contact 0', 'contact 300.5', ...near].toSorted())
  })

  it('are the last unlock before an opening, and one that lasted until then', async () => {
    const facts = [contact(90, 'closed'), contact(500, 'open'), unlock(31), unlock(40, 900), unlock(100), unlock(101)]
    expect(await readOf(facts, 90)).toEqual(['contact 500', 'contact 90', 'unlock 101', 'unlock 40'])
  })

  it('are no unlocks of long before the reports that are looked at', async () => {
    expect(await readOf([contact(90, 'closed'), contact(500, 'open'), unlock(29)], 90)).toEqual([
      'contact 500',
      'contact 90',
    ])
  })
})
