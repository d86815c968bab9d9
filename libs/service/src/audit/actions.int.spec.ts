import { Controller, Module, Post } from '@nestjs/common'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { as, type DoorsApp, startDoorsApp } from '../../test/doors-app.js'
import { Requires } from '../access/declared-access.js'

@Controller('v1/unnamed')
class UnnamedController {
  @Post()
  @Requires('device:write')
  change() {
    return 'nobody will ever know'
  }
}

@Module({ controllers: [UnnamedController] })
class UnnamedModule {}

let doors: DoorsApp

beforeAll(async () => {
  doors = await startDoorsApp()
})
beforeEach(() => doors.database.query('truncate outbox, events'))
afterAll(() => doors.stop())

const post = (token: string, payload: object) =>
  doors.app.inject({ method: 'POST', url: '/v1/doors', headers: as(token), payload })

/** What is reported of actions, each with whom it names. */
const reports = async () => {
  const { rows } = await doors.database.query<{ value: string }>('select value from events order by position')
  return rows.map(({ value }) => {
    const { type, actor, tenantid, data } = JSON.parse(value) as Record<string, unknown> & { data: object }
    return { type, actor, tenantid, ...data }
  })
}

describe('an action', () => {
  it('is reported when it is done without a command', async () => {
    const token = await doors.issueToken(['device:write'])
    expect((await post(token, { name: 'Front' })).statusCode).toBe(201)
    expect(await reports()).toMatchObject([
      {
        type: 'admin.action_reported',
        actor: expect.stringMatching(/^token:/) as string,
        tenantid: 'acme',
        service: 'doors',
        action: 'door.add',
        permission: 'device:write',
        outcome: 'done',
        target: null,
        changes: [],
      },
    ])
  })

  it('is reported when the caller may not', async () => {
    expect((await post(await doors.issueToken(['device:read']), { name: 'Front' })).statusCode).toBe(403)
    expect(await reports()).toMatchObject([
      { action: 'door.add', outcome: 'denied', failure: { code: 'permission_missing' } },
    ])
  })

  it('is reported when it cannot be done, with the field at fault and not what was in it', async () => {
    expect((await post(await doors.issueToken(['device:write']), { name: '', note: 'secret' })).statusCode).toBe(400)
    const [report, ...others] = await reports()
    expect(report).toMatchObject({ outcome: 'failed', failure: { code: 'invalid_request', field: 'name' } })
    expect(JSON.stringify(report)).not.toContain('secret')
    expect(others).toEqual([])
  })

  it('of an unknown sender is nobody’s, and reading is none', async () => {
    expect((await post('dl_unknown-but-well-formed', { name: 'Front' })).statusCode).toBe(401)
    const reading = await doors.app.inject({ url: '/v1/doors', headers: as(await doors.issueToken(['device:read'])) })
    expect(reading.statusCode).toBe(200)
    expect(await reports()).toEqual([])
  })

  it('without a name keeps the process from starting', async () => {
    await expect(doors.startWith(UnnamedModule)).rejects.toThrow('No @Performs on UnnamedController.change')
  })
})
