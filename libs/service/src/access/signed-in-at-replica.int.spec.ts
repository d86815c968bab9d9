import {
  type EventDefinition,
  eventOf,
  roleCreated,
  sessionEnded,
  signingKeyPublished,
  signingKeyRetired,
  userCreated,
  userDisabled,
  userEnabled,
} from '@doorledger/contracts'
import { recordOf } from '@doorledger/event-log'
import { newId } from '@doorledger/kernel'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { newKey } from '../../test/signing-people.js'
import { startTwoServices, statusFor, type TwoServices } from '../../test/two-services.js'
import { type AccessTokenSubject, signAccessToken, type SigningKey, type VerificationKey } from './access-token.js'

/** Two services and a log; the directory that wrote to it is not there. */
let services: TwoServices
let key: SigningKey & VerificationKey
let version = 0

beforeAll(async () => {
  services = await startTwoServices()
  key = await publishKey()
  await publish(roleCreated, { ...roleCreated.example, roleId: 'operator', permissions: ['operations:read'] })
})
afterAll(() => services.stop())

const publish = async <Data>(definition: EventDefinition<string, Data>, data: NoInfer<Data>) => {
  const now = new Date().toISOString()
  const about = { tenantId: 'acme', service: 'directory', occurredAt: now, recordedAt: now }
  version += 1
  const event = { ...eventOf(definition, data, about), streamversion: version }
  await services.log.append(definition.topic.name, [recordOf(event)])
}
const stateOf = ({ kid, publicKey }: VerificationKey) => ({
  kid,
  algorithm: 'EdDSA' as const,
  publicKey,
  signsFrom: new Date().toISOString(),
})
const publishKey = async () => {
  const made = await newKey()
  await publish(signingKeyPublished, stateOf(made))
  return made
}
const newPerson = async () => {
  const userId = newId()
  const assignments = [{ roleId: 'operator', premisesId: null }]
  const state = { ...userCreated.example, userId, assignments }
  await publish(userCreated, state)
  const subject: AccessTokenSubject = { tenantId: 'acme', userId, sessionId: newId(), mustChangePassword: false }
  return { state, subject, token: await signAccessToken(key, subject, new Date()) }
}
const untilStatus = (token: string, status: number) =>
  vi.waitFor(async () => expect(await statusFor(services.app, token)).toBe(status), { timeout: 60_000 })

describe('without the directory, a service', () => {
  it('lets people in whom it knows from the log, and refuses them when their session ends', async () => {
    const { subject, token } = await newPerson()
    const other = await signAccessToken(key, { ...subject, sessionId: newId() }, new Date())
    await untilStatus(token, 200)
    const refuseUntil = new Date(Date.now() + 305_000).toISOString()
    const { sessionId, userId } = subject
    await publish(sessionEnded, { sessionId, userId, reason: 'signed_out', refuseUntil })
    await untilStatus(token, 401)
    expect(await statusFor(services.app, other)).toBe(200)
  })

  it('refuses a person who is disabled, and lets him in again when he is enabled', async () => {
    const { state, token } = await newPerson()
    await untilStatus(token, 200)
    await publish(userDisabled, { ...state, enabled: false })
    await untilStatus(token, 401)
    await publish(userEnabled, state)
    await untilStatus(token, 200)
  })

  it('takes up a new key, and gives up one that is retired', async () => {
    const next = await publishKey()
    const { subject, token } = await newPerson()
    const signedByNext = await signAccessToken(next, subject, new Date())
    await untilStatus(signedByNext, 200)
    await publish(signingKeyRetired, { ...stateOf(key), retiredAt: new Date().toISOString() })
    await untilStatus(token, 401)
    expect(await statusFor(services.app, signedByNext)).toBe(200)
  })
})
