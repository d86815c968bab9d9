import { Injectable } from '@nestjs/common'
import { RunningServices, type RunningService } from '../platform/running-services.js'

export interface Readiness {
  readonly ready: boolean
  /** `ok`, or what is missing, by what was looked at: `audit-trail.database` */
  readonly checks: Readonly<Record<string, string>>
}

interface Check {
  readonly name: string
  readonly passes: () => Promise<unknown>
}

const SHUTDOWN_TIMEOUT_MS = 2_000

/** Looks at everything the app needs to do its work. */
@Injectable()
export class ReadinessChecks {
  constructor(private readonly services: RunningServices) {}

  async run(): Promise<Readiness> {
    const services = this.services.all()
    const results = await Promise.all(services.flatMap(checksOf).map(outcome))
    return {
      ready: services.length > 0 && results.every(([, result]) => result === OK),
      checks: Object.fromEntries(results),
    }
  }
}

const OK = 'ok'

const checksOf = ({ platform }: RunningService): readonly Check[] => [
  { name: `${platform.name}.log`, passes: () => platform.log.check() },
  { name: `${platform.name}.database`, passes: () => platform.database.query('select 1') },
  { name: `${platform.name}.shared-state`, passes: () => platform.sharedState.check() },
]

const outcome = async ({ name, passes }: Check): Promise<readonly [string, string]> => {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error('does not answer')), SHUTDOWN_TIMEOUT_MS)
  try {
    await Promise.race([passes(), late])
    return [name, OK]
  } catch (error) {
    return [name, error instanceof Error ? error.message || error.name : 'fails']
  } finally {
    clearTimeout(timer)
  }
}
