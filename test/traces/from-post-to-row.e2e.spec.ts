import { afterAll, beforeAll } from 'vitest'
import { Collector } from './collector.js'
import { describeTrace } from './trace.js'
import { startTracedStandalone, type TracedStandalone } from './traced-standalone.js'

let collector: Collector
let standalone: TracedStandalone

beforeAll(async () => {
  collector = await Collector.listen()
  standalone = await startTracedStandalone(collector)
})
afterAll(async () => {
  await standalone.stop()
  collector.close()
})

describeTrace('one process', ['standalone'], () => {
  const { api } = standalone
  return { collector, deviceIngest: api, auditTrail: api }
})
