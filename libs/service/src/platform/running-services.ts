import type { OutboxRelay } from '@doorledger/event-store'
import { DomainError } from '@doorledger/kernel'
import type { ProjectionProgress, RunningConsumer } from '@doorledger/projections'
import { Injectable } from '@nestjs/common'
import { z } from 'zod'
import { inTime } from '../health/in-time.js'
import { Metrics } from '../observability/metrics.js'
import type { ServicePlatform } from './service-platform.js'

/** A service that has started: what health, metrics and operators look at. */
export interface RunningService {
  readonly platform: ServicePlatform
  readonly work: () => readonly RunningConsumer[]
  /** events decided but not in the log yet */
  readonly unpublished: () => Promise<number>
  /** publishes what the log refused before, now that it is to be taken */
  readonly retryOutbox: OutboxRelay['retry']
}

/** One piece of work and whose it is. */
export interface ServiceOfWork {
  readonly service: RunningService
  readonly work: RunningConsumer
}

/** As the catalogue names a service. */
export const serviceName = z.string().max(64)

/** The services that run in this app. */
@Injectable()
export class RunningServices {
  private readonly services = new Map<string, RunningService>()

  constructor(metrics: Metrics) {
    metrics.projections.read(() => answered(this.allWork().map(readingOf)))
    metrics.readOutboxes(async () => new Map(await answered(this.all().map(waitingOf))))
  }

  started(service: RunningService): void {
    this.services.set(service.platform.name, service)
  }

  stopped(name: string): void {
    this.services.delete(name)
  }

  all(): readonly RunningService[] {
    return [...this.services.values()]
  }

  find(name: string): RunningService | undefined {
    return this.services.get(name)
  }

  /** @throws {DomainError} `service_not_found` when no service of that name runs here */
  named(name: string): RunningService {
    const service = this.find(name)
    if (service !== undefined) return service
    throw new DomainError('service_not_found', 'not_found', `No service ${name} answers here`, { service: name })
  }

  allWork(): readonly ServiceOfWork[] {
    return this.all().flatMap((service) => service.work().map((work) => ({ service, work })))
  }
}

/** How a piece of work is called across services: `audit-trail.access-log`. */
export const fullNameOf = ({ service, work }: ServiceOfWork): string => `${service.platform.name}.${work.name}`

/** Below the time-out of any scrape: Prometheus takes a service that answers later for dead, ten seconds if nothing else is set. */
const PATIENCE_MS = 1_000

/** What could be asked in time; the rest is left out rather than failing or delaying the whole reading. */
const answered = async <Answer>(questions: readonly Promise<Answer>[]): Promise<readonly Answer[]> => {
  const answers = await Promise.allSettled(questions.map((question) => inTime(question, PATIENCE_MS)))
  return answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []))
}

const waitingOf = async ({ platform, unpublished }: RunningService): Promise<readonly [string, number]> => [
  platform.name,
  await unpublished(),
]

const readingOf = async ({ service, work }: ServiceOfWork) => {
  const { lag, deadLetters }: ProjectionProgress = await work.progress()
  return { service: service.platform.name, projection: work.name, lag, parked: deadLetters }
}
