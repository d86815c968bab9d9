import { type BackingService, startKafka, startPostgres, startRedis } from '@doorledger/testing'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'

/** Servers of this run’s own, started when first asked for and gone with it. */
export class Backing {
  private readonly undo: (() => Promise<unknown>)[] = []
  private postgres: Promise<string> | undefined
  private kafka: Promise<string> | undefined
  private redis: Promise<string> | undefined

  /** A new empty database. */
  async database(): Promise<string> {
    this.postgres ??= this.started(startPostgres)
    const address = new URL(await this.postgres)
    const name = `bench_${Math.random().toString(36).slice(2)}`
    const client = new pg.Client({ connectionString: address.href })
    await client.connect()
    await client.query(`create database ${name}`)
    await client.end()
    address.pathname = name
    return address.href
  }

  kafkaBrokers(): Promise<string> {
    this.kafka ??= this.started(startKafka)
    return this.kafka
  }

  /** A broker of its own, whose topics hold nothing yet. The caller stops it. */
  async newKafka(): Promise<BackingService> {
    return startKafka({ dir: await this.folder() })
  }

  redisUrl(): Promise<string> {
    this.redis ??= this.started(startRedis)
    return this.redis
  }

  /** A folder that goes with the run. */
  async folder(): Promise<string> {
    const dir = await mkdtemp(join(tmpdir(), 'doorledger-bench-'))
    this.undo.push(() => rm(dir, { recursive: true, force: true }))
    return dir
  }

  /** Has something undone at the end of the run, last first. */
  atEnd(step: () => Promise<unknown>): void {
    this.undo.push(step)
  }

  async stop(): Promise<void> {
    for (const step of this.undo.splice(0).reverse()) await step()
  }

  private async started(start: typeof startKafka): Promise<string> {
    const service = await start({ dir: await this.folder() })
    this.atEnd(() => service.stop())
    return service.address
  }
}
