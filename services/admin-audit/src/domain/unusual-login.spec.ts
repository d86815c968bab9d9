import { eventOf, type SignInClient, userLoggedIn } from '@doorledger/contracts'
import { describe, expect, it } from 'vitest'
import { traitsOf, unusualLogin } from './unusual-login.js'

const about = { tenantId: 'default', service: 'directory', occurredAt: '2026-11-22T09:17:52.000Z' }
const example = userLoggedIn.example.client!
const login = (client: Partial<SignInClient> | undefined) => {
  const data = { ...userLoggedIn.example, client: client && { ...example, ...client } }
  const { userId } = data
  return eventOf(userLoggedIn, data, { ...about, recordedAt: about.occurredAt, actor: `user:${userId}` })
}

describe('what makes a client known', () => {
  it('is its cookie and the family of browser, system and device', () =>
    expect(traitsOf(login({}).data)).toEqual([
      { trait: 'client', value: example.mark },
      { trait: 'family', value: 'browser: Firefox on Windows, desktop' },
    ]))

  it('is of a phone what its app calls it, alone: an update of its system changes nothing', () =>
    expect(traitsOf(login({ kind: 'app' }).data)).toEqual([{ trait: 'client', value: example.mark }]))

  it('is nothing for whom there is no admin area, and where the client is not told', () => {
    expect(traitsOf(login({ adminArea: false }).data)).toEqual([])
    expect(traitsOf(login(undefined).data)).toEqual([])
  })
})

describe('the entry of an unusual login', () => {
  it('says from what, and of whom', () => {
    expect(unusualLogin(login({}), 'hq')).toMatchObject({
      label: 'Admin area login',
      changes: [{ after: 'Firefox on Windows, desktop' }],
      target: { kind: 'user', id: userLoggedIn.example.userId },
      facilityPath: 'hq',
    })
    const unknown = { browser: '', os: '', device: '' }
    expect(unusualLogin(login({ kind: 'app', family: unknown }), null)).toMatchObject({
      label: 'Login from unrecognized device',
      changes: [{ after: 'unknown' }],
    })
  })

  it('is the same for the same login', () => {
    const event = login({})
    expect(unusualLogin(event, null)).toEqual(unusualLogin(event, null))
  })
})
