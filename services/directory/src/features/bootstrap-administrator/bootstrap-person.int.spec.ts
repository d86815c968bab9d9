import { CommandHandler } from '@doorledger/event-store'
import { openPersonKeys } from '@doorledger/privacy'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { freshDirectory } from '../../../test/fresh-directory.js'
import { testKeys } from '../../../test/test-keys.js'
import { PasswordHashes } from '../../passwords/password-hashes.js'
import { RegisterPerson } from '../../people/register-person.js'
import { AdministratorPasswordFile } from './administrator-password-file.js'
import { BootstrapPerson } from './bootstrap-person.js'

const clock = () => new Date('2026-11-22T09:17:52.000Z')

let database: Pool
let folder: string
let file: string
let printed: string

beforeEach(async () => {
  database = await freshDirectory()
  folder = await mkdtemp(join(tmpdir(), 'doorledger-directory-'))
  file = join(folder, 'data', 'admin-password')
  printed = ''
})
afterEach(async () => {
  await database.end()
  await rm(folder, { recursive: true })
})

/** A replica of the directory that starts. */
const start = async () => {
  const commands = new CommandHandler({ database, service: 'directory', relay: { wake: () => undefined }, clock })
  const keys = await openPersonKeys(database, testKeys, clock)
  const passwordFile = new AdministratorPasswordFile(file, pino({}, { write: (line: string) => (printed += line) }))
  const people = new RegisterPerson(database, commands, clock, keys)
  await new BootstrapPerson(database, people, new PasswordHashes(), passwordFile).onApplicationBootstrap()
}
const passwordInFile = async () => (await readFile(file, 'utf8')).trim()
const people = async () => {
  const { rows } = await database.query<{ username: string; user_no: number; hash: string; must_change: boolean }>(
    `select username, user_no, assignments, hash, must_change
       from people left join passwords using (tenant_id, user_id) order by user_no`,
  )
  return rows
}

describe('the first start', () => {
  it('makes an administrator with a one-time password, in a file for its owner alone', async () => {
    await start()
    const [administrator, ...others] = await people()
    expect(others).toEqual([])
    expect(administrator).toMatchObject({
      username: 'administrator',
      user_no: 1,
      must_change: true,
      assignments: [{ roleId: 'administrator', premisesId: null }],
    })
    expect(await new PasswordHashes().matches(administrator!.hash, await passwordInFile())).toBe(true)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(printed).toContain(file)
    expect(printed).not.toContain(await passwordInFile())
  })

  it('makes one when replicas start together', async () => {
    await Promise.all([start(), start(), start()])
    expect(await people()).toHaveLength(1)
  })

  it('takes a password that an operator put there, unless it is too short', async () => {
    file = join(folder, 'mounted')
    await writeFile(file, 'short')
    await expect(start()).rejects.toThrow('must have at least 12 characters')
    await writeFile(file, 'mine and long enough\n')
    await start()
    expect(await new PasswordHashes().matches((await people())[0]!.hash, 'mine and long enough')).toBe(true)
  })
})

describe('a later start', () => {
  it('changes nothing, also while the list of people has yet to be filled', async () => {
    await start()
    const before = await people()
    await rm(file)
    await start()
    expect(await people()).toEqual(before)
    await database.query('truncate people')
    await start()
    expect(await people()).toEqual([])
    await expect(stat(file)).rejects.toMatchObject({ code: 'ENOENT' })
  })
})
