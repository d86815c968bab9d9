import { newId } from '@doorledger/kernel'
import { Controller, Get, Module, Param, Post } from '@nestjs/common'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { as, type DoorsApp, startDoorsApp } from '../../test/doors-app.js'
import { makeKeyKnown, makePersonKnown, newKey } from '../../test/signing-people.js'
import { type AccessTokenSubject, signAccessToken } from '../access/access-token.js'
import { type Caller, CurrentCaller } from '../access/caller.js'
import { Requires } from '../access/declared-access.js'
import { Conveys, Views } from './performs.js'

const ben = newId()

@Controller('v1')
class RecordsController {
  @Get('records')
  @Requires('access-log:read')
  @Views('access-log.read', 'user')
  list() {
    return []
  }

  /** People may be called by their names. */
  @Get('people/:id')
  @Requires('access-log:read')
  @Views('user.read', 'id')
  show(@Param('id') ref: string, @CurrentCaller() { viewing, session }: Caller) {
    if (viewing !== undefined && ref === 'ben') viewing.persons = [ben]
    if (viewing !== undefined && ref === 'me') viewing.persons = [session!.userId]
    return {}
  }

  /** Says nothing of what it performs. */
  @Get('plain')
  @Requires('access-log:read')
  plain() {
    return {}
  }

  @Post('tellings')
  @Requires('access-log:read')
  @Conveys('lock.tell')
  tell() {
    return {}
  }
}

@Module({ controllers: [RecordsController] })
class RecordsModule {}

let doors: DoorsApp
let app: NestFastifyApplication
let anna: AccessTokenSubject
let annas: string

beforeAll(async () => {
  doors = await startDoorsApp()
  app = await doors.startWith(RecordsModule)
  await app.init()
  await app.getHttpAdapter().getInstance().ready()
  const key = await newKey()
  await makeKeyKnown(doors.database, key)
  anna = await makePersonKnown(doors.database, ['access-log:read'])
  annas = await signAccessToken(key, anna, new Date())
})
beforeEach(() => doors.database.query('truncate outbox, events, repeated_actions'))
afterAll(async () => {
  await app.close()
  await doors.stop()
})

const look = async (url: string, token = annas) =>
  (await app.inject({ url: `/v1/${url}`, headers: as(token) })).statusCode

/** Action, outcome and target of what is reported. */
const reports = async () => {
  const { rows } = await doors.database.query<{ value: string }>('select value from events order by position')
  return rows.map(({ value }) => {
    const { data } = JSON.parse(value) as { data: { action: string; outcome: string; target: { id: string } | null } }
    return [data.action, data.outcome, data.target?.id]
  })
}
const countedAgain = async () => {
  const { rows } = await doors.database.query<{ further: number }>('select further from repeated_actions')
  return rows.map(({ further }) => further)
}

describe('looking at what is recorded of somebody', () => {
  it('is reported once, and counted when it is looked at again', async () => {
    for (const url of [`records?user=${ben}`, `records?user=${ben}&range=7`, `records?user=${ben}`])
      expect(await look(url)).toBe(200)
    expect(await reports()).toEqual([['access-log.read', 'done', ben]])
    expect(await countedAgain()).toEqual([2])
  })

  it('is reported for each of several people, and for nobody when nobody is named', async () => {
    const clara = newId()
    expect(await look(`records?user=${ben}&user=${clara}&user=${anna.userId}`)).toBe(200)
    expect(await look('records')).toBe(200)
    expect(new Set(await reports())).toEqual(
      new Set([
        ['access-log.read', 'done', ben],
        ['access-log.read', 'done', clara],
      ]),
    )
  })

  it('is not reported of oneself', async () => {
    expect(await look(`records?user=${anna.userId.toUpperCase()}`)).toBe(200)
    expect(await look('people/me')).toBe(200)
    expect(await reports()).toEqual([])
  })

  it('is reported by the id of the person, however he was called', async () => {
    expect(await look('people/ben')).toBe(200)
    expect(await look(`people/${ben}`)).toBe(200)
    expect(await reports()).toEqual([['user.read', 'done', ben]])
  })

  it('is reported when it is refused, without what may be a name', async () => {
    const powerless = await doors.issueToken(['device:read'])
    expect(await look('people/ben', powerless)).toBe(403)
    expect(await look(`records?user=${ben}`, powerless)).toBe(403)
    expect(await reports()).toEqual([
      ['user.read', 'denied', undefined],
      ['access-log.read', 'denied', ben],
    ])
  })
})

describe('a route that says nothing of what it performs', () => {
  it('is reported when somebody may not, at once and then with a count, and not otherwise', async () => {
    expect(await look('plain')).toBe(200)
    expect(await reports()).toEqual([])
    const powerless = await doors.issueToken(['device:read'])
    for (const _ of [1, 2, 3]) expect(await look('plain?user=ben', powerless)).toBe(403)
    expect(await reports()).toEqual([['application.enter', 'denied', 'GET /v1/plain']])
    expect(await countedAgain()).toEqual([2])
  })

  it('is one that looks at somebody, too, when nobody is named', async () => {
    expect(await look('records', await doors.issueToken(['device:read']))).toBe(403)
    expect(await reports()).toEqual([['application.enter', 'denied', 'GET /v1/records']])
  })
})

describe('what phones and locks tell', () => {
  it('is reported only when they may not', async () => {
    const tell = async (token: string) =>
      (await app.inject({ method: 'POST', url: '/v1/tellings', headers: as(token) })).statusCode
    expect(await tell(annas)).toBe(201)
    expect(await reports()).toEqual([])
    expect(await tell(await doors.issueToken(['device:read']))).toBe(403)
    expect(await reports()).toEqual([['lock.tell', 'denied', undefined]])
  })
})
