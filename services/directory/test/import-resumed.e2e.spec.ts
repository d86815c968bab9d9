import { openPool } from '@doorledger/database'
import { freshDatabase } from '@doorledger/testing'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Pool, PoolClient } from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

const PEOPLE = 6_000
const KILLS = 3
/** No import gets further than so many rows between two kills, however late these come. */
const ROWS_BETWEEN = 1_500
/** An advisory lock that is no one else's. */
const BARRIER = 4_711
const SCRIPT = fileURLToPath(new URL('./import-worker.mjs', import.meta.url))

let url: string
let folder: string
let database: Pool
let worker: ChildProcess

beforeAll(async () => {
  url = await freshDatabase()
  folder = await mkdtemp(join(tmpdir(), 'doorledger-import-'))
  database = openPool(url, { schema: 'directory', applicationName: 'test' })
})
afterAll(async () => {
  await kill()
  await database.end()
  await rm(folder, { recursive: true })
})

const start = async (): Promise<string> => {
  worker = spawn(process.execPath, [SCRIPT, url, join(folder, 'token')], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [address] = (await once(worker.stdout!, 'data')) as [Buffer]
  return address.toString()
}

const kill = async (): Promise<void> => {
  if (worker.exitCode !== null || worker.signalCode !== null) return
  worker.kill('SIGKILL')
  await once(worker, 'exit')
}

const one = async <Row extends object>(query: string): Promise<Row> => (await database.query<Row>(query)).rows[0]!
const progress = () => one<{ taken: number; state: string }>('select done + failed as taken, state from imports')

/** Lets imports get to a number of rows: what would go past it waits until it is killed. */
const barrier = async () => {
  await database.query(
    `create table barrier as select ${ROWS_BETWEEN} as rows;
     create function stop_at_barrier() returns trigger language plpgsql as $$ begin
       if new.done + new.failed > (select rows from barrier) then perform pg_advisory_xact_lock(${BARRIER}); end if;
       return new;
     end $$;
     create trigger stop_at_barrier before update on imports for each row execute function stop_at_barrier()`,
  )
  const holder: PoolClient = await database.connect()
  await holder.query(`select pg_advisory_lock(${BARRIER})`)
  return {
    /** Whoever was killed while he waited ends, and leaves the import to the next. */
    moveOn: async () => {
      await holder.query(`select pg_advisory_unlock(${BARRIER})`)
      await holder.query(`select pg_advisory_lock(${BARRIER})`)
      await database.query(`update barrier set rows = rows + ${ROWS_BETWEEN}`)
    },
    open: async () => {
      await holder.query(`select pg_advisory_unlock(${BARRIER})`)
      holder.release()
    },
  }
}

const moreThan = async (taken: number): Promise<number> =>
  vi.waitFor(
    async () => {
      const now = await progress()
      expect(now.taken).toBeGreaterThan(taken)
      return now.taken
    },
    { timeout: 60_000, interval: 2 },
  )

describe('an import whose process is killed again and again', () => {
  it('goes on where it was, loses nobody and has nobody twice', async () => {
    const address = await start()
    const { moveOn, open } = await barrier()
    const lines = Array.from({ length: PEOPLE }, (_, index) => `kept.${index},Kept ${index}\n`)
    const answer = await fetch(`${address}/v1/user-imports`, {
      method: 'POST',
      headers: {
        'content-type': 'text/csv',
        authorization: `Bearer ${(await readFile(join(folder, 'token'), 'utf8')).trim()}`,
      },
      body: `username,name\n${lines.join('')}kept.7,Kept twice\n`,
    })
    expect(answer.status).toBe(202)

    for (let killed = 0, taken = 0; killed < KILLS; killed += 1) {
      taken = await moreThan(taken)
      await kill()
      expect((await progress()).state).toBe('running')
      await moveOn()
      await start()
    }
    await open()
    await vi.waitFor(async () => expect((await progress()).state).toBe('done'), { timeout: 120_000 })

    expect(await one('select rows, done, failed from imports')).toEqual({ rows: PEOPLE + 1, done: PEOPLE, failed: 1 })
    expect(await one('select line, field, rule from import_faults')).toEqual({
      line: PEOPLE + 2,
      field: 'username',
      rule: 'duplicate',
    })
    expect(
      await one(`
        select count(*)::int as people, count(distinct lower(username))::int as names,
          count(distinct user_no)::int as numbers
        from people where username like 'kept.%'`),
    ).toEqual({ people: PEOPLE, names: PEOPLE, numbers: PEOPLE })
    const { events } = await one<{ events: number }>(
      `select count(*)::int as events from events where type = 'user.created' and version = 1`,
    )
    const { keys } = await one<{ keys: number }>(
      'select count(*)::int as keys from privacy.person_keys where erased_at is null',
    )
    const { people } = await one<{ people: number }>('select count(*)::int as people from people')
    expect([events, keys]).toEqual([people, people])
  })

  it('has every newcomer published, once as readers see it', async () => {
    await vi.waitFor(
      async () => expect(await one('select count(*)::int as waiting from outbox')).toEqual({ waiting: 0 }),
      { timeout: 60_000 },
    )
    const { people } = await one<{ people: number }>('select count(*)::int as people from people')
    await vi.waitFor(
      async () => expect(await one('select count(*)::int as known from known_people()')).toEqual({ known: people }),
      { timeout: 60_000 },
    )
  })
})
