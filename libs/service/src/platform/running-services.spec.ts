import { describe, expect, it } from 'vitest'
import { Metrics } from '../observability/metrics.js'
import { type RunningService, RunningServices } from './running-services.js'

const serviceOf = (name: string, work: object[], unpublished: () => Promise<number>): RunningService => {
  const service: unknown = { platform: { name }, work: () => work, unpublished, retryOutbox: undefined }
  return service as RunningService
}
const never = () => new Promise<never>(() => undefined)

describe('what Prometheus reads', () => {
  it('is answered when the log or the database does not answer, without what nobody could say', async () => {
    const metrics = new Metrics()
    const services = new RunningServices(metrics)
    const progress = () => Promise.resolve({ lag: 7, deadLetters: 1 })
    services.started(
      serviceOf(
        'audit-trail',
        [
          { name: 'access-log', progress },
          { name: 'cut-off', progress: never },
        ],
        never,
      ),
    )
    services.started(
      serviceOf('directory', [{ name: 'failing', progress: () => Promise.reject(new Error('away')) }], () =>
        Promise.resolve(3),
      ),
    )

    const text = await metrics.text()
    expect(text).toContain('projection_lag_records{service="audit-trail",projection="access-log"} 7')
    expect(text).toContain('outbox_waiting_events{service="directory"} 3')
    expect(text).not.toMatch(/cut-off|failing|outbox_waiting_events\{service="audit-trail"/)
  })
})
