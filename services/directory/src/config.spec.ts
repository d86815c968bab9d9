import { readConfig } from '@doorledger/service'
import { describe, expect, it } from 'vitest'
import { directoryVariables, signInOptions } from './config.js'

const complete = {
  KAFKA_BROKERS: 'kafka:9092',
  DATABASE_URL: 'postgres://db/doorledger',
  REDIS_URL: 'redis://redis:6379',
  SIGN_IN_SECRET: 'a secret of at least thirty-two characters',
}
const provider = {
  OIDC_ISSUER: 'https://login.example.org',
  OIDC_CLIENT_ID: 'doorledger',
  OIDC_CLIENT_SECRET: 'secret',
  OIDC_CALLBACK_URL: 'https://doors.example.org/v1/sessions/openid-connect/callback',
  OIDC_RETURN_URL: 'https://doors.example.org/',
}
const optionsFor = (env: Record<string, string>) => {
  const config = readConfig(directoryVariables, { ...complete, ...env })
  return signInOptions(config, config.SIGN_IN_SECRET)
}

describe('the configuration of sign-in', () => {
  it('has a quarter of an hour of idleness and half a day in all, no mail and no provider', () => {
    expect(optionsFor({})).toEqual({
      secret: complete.SIGN_IN_SECRET,
      signingKeyDays: 30,
      idleSec: 900,
      lifetimeSec: 43_200,
    })
  })

  it('has no secret by itself, and takes none that is short', () => {
    expect(() => optionsFor({ SIGN_IN_SECRET: '' })).toThrow('SIGN_IN_SECRET: is missing')
    expect(() => optionsFor({ SIGN_IN_SECRET: 'short' })).toThrow('SIGN_IN_SECRET: must have at least 32 characters')
  })

  it('takes a provider as a whole, and names what it lacks', () => {
    expect(optionsFor(provider).openId).toMatchObject({
      issuer: provider.OIDC_ISSUER,
      returnTo: provider.OIDC_RETURN_URL,
    })
    const { OIDC_CLIENT_ID: _, OIDC_RETURN_URL: __, ...part } = provider
    expect(() => optionsFor(part)).toThrow(
      /2 faults:\n {2}OIDC_CLIENT_ID: is missing.*\n {2}OIDC_RETURN_URL: is missing/,
    )
  })

  it('is refused when it would end sessions of people at work', () => {
    expect(() => optionsFor({ SESSION_IDLE_MINUTES: '5' })).toThrow('SESSION_IDLE_MINUTES: must be 10 to 1440')
  })
})
