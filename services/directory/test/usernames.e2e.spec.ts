import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ImportsApi } from './imports-api.js'
import { PeopleApi, somebody } from './people-api.js'
import { type RunningDirectory, runningDirectory } from './running-directory.js'
import { Newcomers, SignInApi } from './sign-in-api.js'

const PASSWORD = 'correct horse battery'
let directory: RunningDirectory
beforeAll(async () => {
  directory = await runningDirectory(() => new Date(), { trustedProxies: ['127.0.0.1'] })
})
afterAll(() => directory.stop())

const people = new PeopleApi(() => directory)
const imports = new ImportsApi(() => directory)
const api = new SignInApi(() => directory.address)
const newcomers = new Newcomers(api, people)
const taken = { status: 409, body: { type: 'urn:doorledger:problem:username_taken', field: 'username' } }

describe('a user name', () => {
  it.each(['Karin', 'ＫＡＲＩＮ', '\u212aarin', 'ka\u0072in'])(
    'that somebody has is not given out as %s',
    async (spelled) => {
      const { id } = (await people.beginningWith('karin'))[0] ?? (await people.create(somebody({ username: 'karin' })))
      expect(await people.call('POST', '', { body: somebody({ username: spelled }) })).toMatchObject(taken)
      const other = await people.create(somebody())
      expect(await people.change(other, { username: spelled })).toMatchObject(taken)
      expect(await people.show(spelled)).toMatchObject({ id, username: 'karin' })
    },
  )

  it('is kept in one form, and may be written in another case or width by whoever has it', async () => {
    const created = await people.create(somebody({ username: 'Ｚoe' }))
    expect(created.username).toBe('Zoe')
    expect(await people.change(created, { username: 'ZOE' })).toMatchObject({ status: 200, body: { username: 'ZOE' } })
    expect((await people.list(`?q=${encodeURIComponent('ｚo')}`)).items).toMatchObject([{ id: created.id }])
  })

  it.each(['otto\ufe0f', 'otto\u3164', 'ot\u00adto'])(
    'is refused when something in it is not seen: %j',
    async (username) => {
      const answer = await people.call('POST', '', { body: somebody({ username }) })
      expect(answer).toMatchObject({ status: 400, body: { field: 'username' } })
    },
  )

  it('is compared so in files too, with names there are and with those of the file', async () => {
    await people.create(somebody({ username: 'rita' }))
    const { id } = await imports.run('username,name\nＲita,Rita\nsven,Sven\nＳＶＥＮ,Sven again\n')
    const faults = (await imports.faults(id)).map(({ line, field, rule }) => [line, field, rule])
    expect(faults).toEqual([
      [2, 'username', 'taken'],
      [4, 'username', 'duplicate'],
    ])
  })
})

describe('signing in', () => {
  it('takes the name in whatever case and width', async () => {
    const { username } = await newcomers.add(PASSWORD)
    await api.signIn(username.toUpperCase(), PASSWORD)
    await api.signIn(`ａ${username.slice(1)}`, PASSWORD)
  })

  it('counts attempts for a name together, however it is spelled, and lets nobody in by a spelling counted apart', async () => {
    const person = await people.create(somebody({ username: 'inigi' }))
    await newcomers.setByLink(await newcomers.linkFor(person.id), PASSWORD)
    expect((await api.trySignIn('İnigi', PASSWORD, { 'x-forwarded-for': '192.0.2.50' })).status).toBe(401)
    const spellings = ['inigi', 'INIGI', 'ｉnigi', 'iＮigi', 'inigＩ']
    const statuses: number[] = []
    for (let turn = 0; turn < 12; turn += 1) {
      const from = { 'x-forwarded-for': `192.0.2.${turn}` }
      statuses.push((await api.trySignIn(spellings[turn % 5]!, 'wrong password', from)).status)
    }
    expect(statuses).toEqual([...new Array<number>(10).fill(401), 429, 429])
  })
})
