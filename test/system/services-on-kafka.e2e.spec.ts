import { afterAll, beforeAll } from 'vitest'
import { describePublishedTopics } from '../integrators/published-topics.js'
import { describeSignInAcrossServices } from '../sign-in/across-services.js'
import { Collector } from '../traces/collector.js'
import { describeTrace } from '../traces/trace.js'
import { tracingSettings } from '../traces/traced-standalone.js'
import { type DistributedServices, startDistributedServices } from './distributed-services.js'

// Started once: eight processes and a Kafka take longer than all that is asked of them.
let collector: Collector
let services: DistributedServices

beforeAll(async () => {
  collector = await Collector.listen()
  services = await startDistributedServices(tracingSettings(collector))
})
afterAll(async () => {
  await services.stop()
  collector.close()
})

const told = () => services
describeTrace('services on Kafka', ['device-ingest', 'audit-trail'], () => ({ collector, ...services }))
describePublishedTopics(told)
describeSignInAcrossServices(told)
