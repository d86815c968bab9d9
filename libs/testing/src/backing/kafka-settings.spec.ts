import { describe, expect, it } from 'vitest'
import { environmentOf, kafkaSettings, propertiesOf } from './kafka-settings.js'

describe('settings of a Kafka node', () => {
  const node = { port: 9092, controllerPort: 9093, listenOn: '', reachedAt: 'localhost' }
  const settings = kafkaSettings(node)

  it('tell clients where they reach it, and the controller stays inside', () => {
    expect(propertiesOf(settings)).toContain('\nadvertised.listeners=PLAINTEXT://localhost:9092\n')
    expect(propertiesOf(settings)).toContain('\nlisteners=PLAINTEXT://:9092,CONTROLLER://127.0.0.1:9093\n')
  })

  it('can be written as variables for a container', () => {
    expect(environmentOf(settings)).toMatchObject({ KAFKA_NODE_ID: '1', KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false' })
  })

  it('keep backslashes of a data folder', () => {
    const onWindows = kafkaSettings({ ...node, dataDir: 'C:\\k' })
    expect(propertiesOf(onWindows)).toContain('\nlog.dirs=C:\\\\k\n')
  })
})
