import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Pool } from 'pg'

export const WORKER_TABLES_SQL = `
  create table arrivals (id text primary key, door text not null, n integer not null);
  create table tallies (door text primary key, numbers jsonb not null);
  create table reactions (position bigint generated always as identity, door text not null, n integer not null);`

const SCRIPT = fileURLToPath(new URL('./view-worker.mjs', import.meta.url))

/** Processes that share the work on the same views, and what can happen to them. */
export class ViewWorkers {
  readonly #workers: ChildProcess[] = []

  private constructor(
    private readonly url: string,
    private readonly topic: string,
  ) {}

  static async start(count: number, url: string, topic: string): Promise<ViewWorkers> {
    const workers = new ViewWorkers(url, topic)
    for (let index = 0; index < count; index += 1) workers.#workers.push(await workers.#spawn())
    return workers
  }

  /** As when the machine loses power; another process starts in its place. */
  async kill(index: number): Promise<void> {
    await ended(this.#workers[index]!)
    this.#workers[index] = await this.#spawn()
  }

  /** Nothing of it moves for a while; the others take over, then it goes on as if nothing had happened. */
  async freeze(index: number, frozenMs: number): Promise<void> {
    this.#workers[index]!.kill('SIGSTOP')
    await pause(frozenMs)
    this.#workers[index]!.kill('SIGCONT')
  }

  async stop(): Promise<void> {
    await Promise.all(this.#workers.map(ended))
  }

  async #spawn(): Promise<ChildProcess> {
    const worker = spawn(process.execPath, [SCRIPT, this.url, this.topic], { stdio: ['ignore', 'pipe', 'inherit'] })
    const endsBefore = once(worker, 'exit').then(([code]) =>
      Promise.reject(new Error(`A view worker ended with ${code}`)),
    )
    await Promise.race([once(worker.stdout, 'data'), endsBefore])
    endsBefore.catch(() => undefined) // later it is killed on purpose
    return worker
  }
}

const ended = async (worker: ChildProcess): Promise<void> => {
  if (worker.exitCode !== null || worker.signalCode !== null) return
  worker.kill('SIGKILL')
  await once(worker, 'exit')
}

export const cutConnections = (database: Pool): Promise<unknown> =>
  database.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'view worker'`)

/** The same numbers for the same seed, from 0 to below 1. mulberry32, by Tommy Ettinger. */
export const seeded = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
