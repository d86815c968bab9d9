import { deviceAuditBlocks, deviceDecoders, deviceEvents } from '@doorledger/contracts'
import { describe, expect, it } from 'vitest'
import { settingsToWrite, topicSettings } from './topic-settings.js'

describe('the Kafka settings of a topic', () => {
  it('follow its contract, with the time stamps of the log', () => {
    expect(Object.fromEntries(topicSettings(deviceAuditBlocks))).toEqual({
      'cleanup.policy': 'delete',
      'message.timestamp.type': 'LogAppendTime',
      'retention.ms': '7776000000',
      'retention.bytes': '-1',
      'max.message.bytes': '2097152',
    })
  })

  it('keep records for ever when the contract has no retention', () => {
    expect(topicSettings(deviceEvents).get('retention.ms')).toBe('-1')
  })

  it('compact a topic of latest states, and ask for in-sync replicas where they are configured', () => {
    const settings = topicSettings(deviceDecoders, { minInsyncReplicas: 2 })
    expect([settings.get('cleanup.policy'), settings.get('min.insync.replicas')]).toEqual(['compact', '2'])
  })
})

describe('writing settings', () => {
  const wanted = topicSettings(deviceEvents)

  it('is left out when they hold already', () => {
    expect(settingsToWrite(new Map([...wanted, ['compression.type', 'zstd']]), wanted)).toBeUndefined()
  })

  it('keeps what others have set', () => {
    const present = new Map([...wanted, ['compression.type', 'zstd'], ['retention.ms', '1000']] as const)
    expect(settingsToWrite(present, wanted)).toEqual(new Map([...wanted, ['compression.type', 'zstd']]))
  })
})
