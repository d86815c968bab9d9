import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DataFolderInUse, type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.js'

const ask = async (url: string, sql: string): Promise<unknown> => {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { rows } = await client.query<unknown[]>({ text: sql, rowMode: 'array' })
    return rows[0]?.[0]
  } finally {
    await client.end()
  }
}

const KEEPER = `
  const { startEmbeddedPostgres } = await import(process.argv[1])
  const { url } = await startEmbeddedPostgres({ dataDir: process.argv[2] })
  console.log(url)
  setInterval(() => undefined, 1_000)`

/** Starts it in another process, which then only waits to be killed. Runs what `tsc -b` built. */
const startOidcSignIn = async (dataDir: string): Promise<{ keeper: ChildProcess; url: string }> => {
  const built = new URL('../dist/embedded-postgres.js', import.meta.url).href
  const keeper = spawn(process.execPath, ['--input-type=module', '-e', KEEPER, built, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [url] = (await once(createInterface(keeper.stdout), 'line')) as [string]
  return { keeper, url }
}

describe('an embedded Postgres', () => {
  let folder: string
  const running: EmbeddedPostgres[] = []

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'a folder with spaces '))
  })

  const start = async (name = 'data'): Promise<EmbeddedPostgres> => {
    const postgres = await startEmbeddedPostgres({ dataDir: join(folder, name) })
    running.push(postgres)
    return postgres
  }

  afterEach(async () => {
    await Promise.all(running.splice(0).map((postgres) => postgres.stop()))
    await rm(folder, { recursive: true })
  })

  it('is durable, in UTF-8 and reachable from this machine only', async () => {
    const { url } = await start()
    expect(await ask(url, 'show fsync')).toBe('on')
    expect(await ask(url, 'show server_encoding')).toBe('UTF8')
    expect(await ask(url, 'show listen_addresses')).toBe('127.0.0.1')
  })

  it('keeps its password where only its owner can read it', async () => {
    await start()
    expect((await stat(join(folder, 'data', 'postgres-password'))).mode & 0o777).toBe(0o600)
    expect((await stat(join(folder, 'data', 'cluster'))).mode & 0o777).toBe(0o700)
  })

  it('refuses a wrong password', async () => {
    const { url } = await start()
    await expect(ask(url.replace(/:[^:@]+@/, ':guess@'), 'select 1')).rejects.toThrow(/password/)
  })

  it('still has its data after a restart', async () => {
    const first = await start()
    await ask(first.url, 'create table doors as select 7 as id')
    await first.stop()
    expect(await ask((await start()).url, 'select id from doors')).toBe(7)
  })

  it('listens where no outgoing connection could sit while it is started again', async () => {
    const { url } = await start()
    expect(Number(new URL(url).port)).toBeLessThan(32_768)
  })

  it('runs twice on different folders', async () => {
    const [one, two] = await Promise.all([start('one'), start('two')])
    expect(one.url).not.toBe(two.url)
    expect(await ask(two.url, 'select 1')).toBe(1)
  })

  it('says so when the folder is in use', async () => {
    await start()
    await expect(startEmbeddedPostgres({ dataDir: join(folder, 'data') })).rejects.toThrow(DataFolderInUse)
  })

  it('goes on with what was committed when its process was killed', async () => {
    const { keeper, url } = await startOidcSignIn(join(folder, 'data'))
    await ask(url, 'create table doors as select 7 as id')
    keeper.kill('SIGKILL')
    await once(keeper, 'exit')
    expect(await ask((await start()).url, 'select id from doors')).toBe(7)
  })

  it('is not hindered by a pid file that a crash left, even if its number runs something else', async () => {
    const first = await start()
    await first.stop()
    await writeFile(join(folder, 'data', 'cluster', 'postmaster.pid'), `${process.pid}\n/elsewhere\n`)
    await writeFile(join(folder, 'data', 'in-use-by.json'), '{"pid":')
    expect(await ask((await start()).url, 'select 1')).toBe(1)
  })

  it('starts afresh when making the cluster was cut short', async () => {
    const dataDir = join(folder, 'data')
    const first = await start()
    await first.stop()
    await rm(join(dataDir, 'cluster'), { recursive: true })
    const before = await readFile(join(dataDir, 'postgres-password'), 'utf8')
    expect(await ask((await start()).url, 'select 1')).toBe(1)
    expect(await readFile(join(dataDir, 'postgres-password'), 'utf8')).not.toBe(before)
  })
})
