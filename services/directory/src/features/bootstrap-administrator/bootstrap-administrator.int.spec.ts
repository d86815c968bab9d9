import { permission } from '@doorledger/contracts'
import { sha256 } from '@doorledger/kernel'
import { CommandHandler } from '@doorledger/event-store'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { freshDirectory } from '../../../test/fresh-directory.js'
import { apiTokens } from '../../aggregates/api-tokens.js'
import { newApiTokenSecret } from '../../api-tokens/api-token-secret.js'
import { AdministratorTokenFile } from './administrator-token-file.js'
import { BootstrapAdministrator } from './bootstrap-administrator.js'

const clock = () => new Date('2026-11-22T09:17:52.000Z')
const system = { tenantId: 'default', actor: 'system' }

let database: Pool
let commands: CommandHandler
let folder: string
let file: string
let printed: string

beforeAll(async () => {
  database = await freshDirectory()
  commands = new CommandHandler({ database, service: 'directory', relay: { wake: () => undefined }, clock })
})
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doorledger-directory-'))
  file = join(folder, 'data', 'admin-token')
  printed = ''
})
afterEach(async () => {
  await database.query('truncate api_tokens, known_api_tokens, outbox, events')
  await rm(folder, { recursive: true })
})
afterAll(() => database.end())

const tokenFile = () => new AdministratorTokenFile(file, pino({}, { write: (line: string) => (printed += line) }))
const start = () => new BootstrapAdministrator(database, commands, clock, tokenFile()).onApplicationBootstrap()
const tokenInFile = async () => (await readFile(file, 'utf8')).trim()
const tokens = async () => {
  const { rows } = await database.query(
    'select token_id as id, name, token_hash as hash, permissions from api_tokens order by token_id',
  )
  return rows as { id: string; name: string; hash: string; permissions: string[] }[]
}

describe('the first start', () => {
  it('issues a token that may do everything and leaves it in a file for its owner alone', async () => {
    await start()
    const token = await tokenInFile()
    expect(token).toMatch(/^dl_api_[A-Za-z0-9_-]{43}$/)
    expect(await tokens()).toMatchObject([
      { name: 'administrator', hash: sha256(token), permissions: permission.options },
    ])
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(await readdir(join(folder, 'data'))).toEqual(['admin-token'])
  })

  it('says where the token is, not what it is', async () => {
    await start()
    expect(printed).toContain(file)
    expect(printed).not.toContain((await tokenInFile()).slice(0, 16))
  })

  it('issues one token when replicas start together', async () => {
    await Promise.all([start(), start(), start()])
    expect(await tokens()).toMatchObject([{ hash: sha256(await tokenInFile()) }])
  })

  it('takes the token that an operator put there', async () => {
    const mine = newApiTokenSecret()
    file = join(folder, 'mounted')
    await writeFile(file, mine)
    await start()
    expect(await tokenInFile()).toBe(mine)
    expect(await tokens()).toMatchObject([{ hash: sha256(mine) }])
  })

  it('is refused when the file holds something else, which stays as it is', async () => {
    file = join(folder, 'precious')
    await writeFile(file, 'my diary')
    await expect(start()).rejects.toThrow(`${file} is to hold the administrator’s API token`)
    expect(await readFile(file, 'utf8')).toBe('my diary')
    expect(await tokens()).toEqual([])
  })
})

describe('a later start', () => {
  it('changes nothing', async () => {
    await start()
    const [before, token] = [await tokens(), await tokenInFile()]
    await start()
    expect(await tokens()).toEqual(before)
    expect(await tokenInFile()).toBe(token)
  })

  it('does not put back a file that was taken away', async () => {
    await start()
    await rm(file)
    await start()
    expect(await tokens()).toHaveLength(1)
    await expect(stat(file)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('finishes what a crash left between the file and the token', async () => {
    const token = newApiTokenSecret()
    await tokenFile().write(token)
    await writeFile(`${file}.new`, 'dl_api_')
    await start()
    expect(await tokenInFile()).toBe(token)
    expect(await tokens()).toMatchObject([{ hash: sha256(token) }])
  })

  it('issues another token when nobody is left who could, and never the one that was revoked', async () => {
    await start()
    const [first] = await tokens()
    const revoked = await tokenInFile()
    await commands.handle({ aggregate: apiTokens, id: first!.id, by: system }, { type: 'revoke', at: clock() })

    await start()
    expect(await tokenInFile()).not.toBe(revoked)
    expect(await tokens()).toHaveLength(2)
    expect((await tokens()).map(({ hash }) => hash)).toContain(sha256(await tokenInFile()))
  })
})
