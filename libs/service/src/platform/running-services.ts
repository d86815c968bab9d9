import type { RunningProjection, RunningReactor } from '@doorledger/postgres'
import type { ServicePlatform } from './service-platform.js'

/** A service that has started: what health, metrics and operators look at. */
export interface RunningService {
  readonly platform: ServicePlatform
  /** projections and reactors alike */
  readonly projections: readonly (RunningProjection | RunningReactor)[]
  /** events decided but not in the log yet */
  unpublished(): Promise<number>
}

/** The services that run in this app. */
export class RunningServices {
  private readonly services = new Map<string, RunningService>()

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
}
