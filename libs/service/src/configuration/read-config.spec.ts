import { describe, expect, it } from 'vitest'
import { readConfig } from './read-config.js'
import { distributedVariables } from './variables.js'

const complete = {
  KAFKA_BROKERS: 'kafka-0:9092, kafka-1:9092',
  DATABASE_URL: 'postgres://doorledger:secret@localhost:5432/doorledger',
  REDIS_URL: 'redis://localhost:6379',
}

const faultOf = (env: Record<string, string>): string => {
  try {
    readConfig(distributedVariables, env)
  } catch (error) {
    return (error as Error).message
  }
  return ''
}

describe('the configuration', () => {
  it('is read from the environment, with defaults for what may be left out', () => {
    expect(readConfig(distributedVariables, { ...complete, PORT: '8181', PATH: '/bin' })).toEqual({
      ...complete,
      KAFKA_BROKERS: ['kafka-0:9092', 'kafka-1:9092'],
      TRUSTED_PROXIES: [],
      HOST: '127.0.0.1',
      PORT: 8181,
      LOG_LEVEL: 'info',
      KAFKA_SSL: false,
      KAFKA_CREATE_TOPICS: true,
      LOG_REPLACED: false,
      MIGRATIONS: 'at-start',
    })
  })

  it('is frozen', () => {
    expect(Object.isFrozen(readConfig(distributedVariables, complete))).toBe(true)
  })

  it('counts an empty variable as absent', () => {
    expect(readConfig(distributedVariables, { ...complete, PORT: '' }).PORT).toBe(8080)
    expect(faultOf({ ...complete, REDIS_URL: '' })).toContain('REDIS_URL: is missing')
  })

  it('lists every fault at once, by variable', () => {
    const message = faultOf({ PORT: '99999', KAFKA_BROKERS: 'kafka', LOG_LEVEL: 'loud', KAFKA_PARTITIONS: '0' })
    for (const name of ['PORT', 'KAFKA_BROKERS', 'LOG_LEVEL', 'KAFKA_PARTITIONS', 'DATABASE_URL', 'REDIS_URL']) {
      expect(message).toMatch(new RegExp(`^ {2}${name}: `, 'm'))
    }
    expect(message).toMatch(/^The configuration has 6 faults:/)
  })

  it('does not repeat values, which may be secret', () => {
    expect(faultOf({ ...complete, DATABASE_URL: 'mysql://root:hunter2@db/x' })).not.toContain('hunter2')
  })

  it('has no secret of its own: what connects must be given', () => {
    expect(faultOf({})).toMatch(/KAFKA_BROKERS.*\n.*DATABASE_URL.*\n.*REDIS_URL/)
  })
})
