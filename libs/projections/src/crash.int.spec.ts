import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { passage, passagesView } from '../test/passages.js'
import { PATIENCE, ProjectionWorld } from '../test/projection-world.js'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@doorledger/database'

let folder: string
let postgres: EmbeddedPostgres
let world: ProjectionWorld

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crash-'))
  postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'data') })
  world = await ProjectionWorld.open(postgres.url)
})
afterEach(async () => {
  await world.close()
  await postgres.stop()
  await rm(folder, { recursive: true })
})

/** The process that brings to the disk what was committed without waiting for it. */
const walWriter = async (): Promise<number> => {
  const rows = await world.rows<{ pid: number }>(`select pid from pg_stat_activity where backend_type = 'walwriter'`)
  return rows[0]!.pid
}
const numbers = async () => (await world.rows<{ n: number }>('select n from passages order by n')).map(({ n }) => n)
const movedAt = async () =>
  (await world.rows<{ at: Date }>('select max(updated_at) as at from checkpoints'))[0]!.at.getTime()

it('is followed by writing again what it took back, though nothing new comes', { timeout: 60_000 }, async () => {
  const running = await world.start(passagesView(world.topic))
  await world.append(passage('front', 1))
  await world.caughtUp(running)
  const pid = await walWriter()
  process.kill(pid, 'SIGSTOP')
  await world.append(passage('front', 2))
  await world.caughtUp(running)
  const before = await movedAt()
  process.kill(pid, 'SIGKILL') // which Postgres takes for a crash: it ends all connections and recovers from the disk
  await vi.waitFor(async () => {
    expect(await movedAt()).toBeGreaterThan(before)
    expect(await numbers()).toEqual([1, 2])
  }, PATIENCE)
})
