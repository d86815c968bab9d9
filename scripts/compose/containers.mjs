import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { freePort, startLocalKafka, startLocalPostgres, startLocalRedis } from '@doorledger/testing/backing'
import pg from 'pg'
import { NODE_FLAGS } from '../image/compile-cache.mjs'
import { StartedProcess } from '../../libs/testing/dist/processes/index.js'

/** Each time is a Node of its own, which takes from the one that is asked. */
const ASK_AGAIN_MS = 500

const root = fileURLToPath(new URL('../../', import.meta.url))
const deploy = join(root, 'deploy')

/** What `docker compose` would run, as processes: the same commands, variables, secrets and order, other addresses and folders. */
export class Containers {
  #compose
  #dir
  #addresses = new Map()
  #started = new Map()

  /** @param {string} dir exists and is empty */
  constructor(compose, dir) {
    this.#compose = compose
    this.#dir = dir
    cpSync(join(deploy, 'make-secrets.sh'), join(dir, 'make-secrets.sh'))
    const { status, stderr } = spawnSync('sh', [join(dir, 'make-secrets.sh')], { encoding: 'utf8' })
    if (status !== 0) throw new Error(`make-secrets.sh: ${stderr}`)
  }

  /** Names of containers in an order in which each comes after those it waits for. */
  get inOrder() {
    const order = []
    const visit = (name) => {
      if (order.includes(name)) return
      Object.keys(this.#compose.services[name].depends_on ?? {}).forEach(visit)
      order.push(name)
    }
    Object.keys(this.#compose.services).forEach(visit)
    return order
  }

  /** A service of Doorledger: built from docker/Dockerfile. */
  isOurs(name) {
    return this.#compose.services[name].build !== undefined
  }

  addressOf(name) {
    return `http://127.0.0.1:${this.#started.get(name).port}`
  }

  processOf(name) {
    return this.#started.get(name).process
  }

  secret(name) {
    return readFileSync(join(this.#dir, 'secrets', name), 'utf8')
  }

  /** Brokers, database and shared state. */
  server(name) {
    return this.#started.get(name)
  }

  /** Makes the image of a service, which takes longer than its start. */
  assemble(name) {
    this.#imageOf(this.#compose.services[name].build.args.SERVICE)
  }

  async start(name) {
    const container = this.#compose.services[name]
    const started = this.isOurs(name) ? await this.#ours(name, container) : await this.#theirs(name, container)
    this.#started.set(name, started)
  }

  /** By the command of its health check. */
  async untilHealthy(name) {
    const { process, environment } = this.#started.get(name)
    const [kind, ...command] = this.#compose.services[name].healthcheck.test
    if (kind !== 'CMD' || command.join(' ') !== 'node /app/healthcheck.mjs') throw new Error(`${name}: ${command}`)
    const file = 'scripts/image/healthcheck.mjs'
    for (;;) {
      const { code } = await StartedProcess.start({ file, environment }).ended
      if (code === 0) return
      if (process.hasEnded) throw new Error(`${name} ended: ${JSON.stringify(await process.ended)}`)
      await sleep(ASK_AGAIN_MS)
    }
  }

  async stop() {
    for (const { process, stop } of [...this.#started.values()].reverse()) await (process?.interrupt() ?? stop())
  }

  async #ours(name, { build, environment, volumes = [] }) {
    const port = this.#started.get(name)?.port ?? (await freePort())
    const here = { HOST: '127.0.0.1', PORT: String(port) }
    const given = Object.entries(environment).map(([variable, value]) => [variable, this.#here(value, volumes)])
    const own = { ...Object.fromEntries(given), ...here }
    const [databaseUrl] = [this.secret('database-url')]
    // the one secret that holds an address
    if (own.DATABASE_URL_FILE !== undefined) {
      delete own.DATABASE_URL_FILE
      own.DATABASE_URL = this.#here(databaseUrl, [])
    }
    // what the image brings along, and nothing that was kept of other runs
    const environmentOfImage = { ...own, NODE_ENV: 'production', MALLOC_ARENA_MAX: '2', NODE_COMPILE_CACHE: '' }
    const file = join(this.#imageOf(build.args.SERVICE), 'main.js')
    const process = StartedProcess.start({
      file,
      nodeFlags: NODE_FLAGS,
      dir: this.#dir,
      environment: environmentOfImage,
    })
    return { process, port, environment: own }
  }

  /** The tree of files that docker/Dockerfile puts into the image of a service, made once. */
  #imageOf(service) {
    const folder = join(this.#dir, 'images', service)
    if (existsSync(folder)) return folder
    const { status, stderr } = spawnSync(
      process.execPath,
      [join(root, 'scripts/image/assemble.mjs'), service, folder],
      {
        encoding: 'utf8',
      },
    )
    if (status !== 0) throw new Error(`${service} cannot be assembled: ${stderr}`)
    return folder
  }

  async #theirs(name, container) {
    const dir = join(this.#dir, name)
    mkdirSync(dir)
    const start = { kafka: this.#kafka, postgres: this.#postgres, redis: this.#redis }[name]
    if (start === undefined) throw new Error(`no way to run ${name}`)
    return start.call(this, container, dir)
  }

  async #kafka({ environment, volumes }, dir) {
    const port = await this.#listens('kafka:9092')
    await this.#listens('kafka:9093')
    const named = Object.entries(environment).map(([variable, value]) => [
      variable
        .replace(/^KAFKA_/, '')
        .toLowerCase()
        .replaceAll('_', '.'),
      this.#here(value.replaceAll('://:', '://kafka:'), volumes),
    ])
    return startLocalKafka({ dir, port, shortLived: true, settings: Object.fromEntries(named) })
  }

  async #postgres({ environment, command }, dir) {
    const { POSTGRES_USER: user, POSTGRES_DB: database, POSTGRES_PASSWORD_FILE: file } = environment
    const port = await this.#listens('postgres:5432')
    const server = await startLocalPostgres({ dir, port })
    const settings = command.filter((part) => part.includes('=')).map((setting) => setting.split('='))
    await ask(server.address, ...settings.map(([name, value]) => `alter system set ${name} = '${value}'`))
    await server.restart()
    const password = this.secret(file.split('/').at(-1))
    const { username, pathname } = new URL(server.address)
    if (user !== username || database !== pathname.slice(1)) throw new Error(`no database ${database} of ${user}`)
    await ask(server.address, `alter role ${user} password '${password}'`)
    return server
  }

  async #redis({ command: [program, ...keeping] }, dir) {
    if (program !== 'redis-server') throw new Error(`no way to run ${program}`)
    return startLocalRedis({ dir, port: await this.#listens('redis:6379'), keeping })
  }

  async #listens(address) {
    const port = await freePort()
    this.#addresses.set(address, `127.0.0.1:${port}`)
    return port
  }

  /** A value of the compose file with addresses and folders of this machine, and defaults in place of what nobody set. */
  #here(value, volumes) {
    let text = value.replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1')
    for (const [from, to] of this.#addresses) text = text.replaceAll(from, to)
    for (const volume of volumes) {
      const [name, inside] = volume.split(':')
      if (!(name in this.#compose.volumes)) continue
      const folder = join(this.#dir, 'volumes', name)
      mkdirSync(folder, { recursive: true })
      if (text.startsWith(inside)) text = folder + text.slice(inside.length)
    }
    return text.replace(/^\/run\/secrets\//, `${join(this.#dir, 'secrets')}/`)
  }
}

const ask = async (connectionString, ...statements) => {
  const client = new pg.Client({ connectionString })
  await client.connect()
  for (const statement of statements) await client.query(statement)
  await client.end()
}

/** Text of a file of the repository. */
export const textOf = (path) => readFileSync(join(root, path), 'utf8')
export const folderOf = (path) => dirname(join(root, path))
