import { Injectable } from '@nestjs/common'
import { RunningServices, type RunningService } from '../platform/running-services.js'
import { inTime } from './in-time.js'

export interface Readiness {
  readonly ready: boolean
  /** `ok`, or what is missing, by what was looked at: `audit-trail.database` */
  readonly checks: Readonly<Record<string, string>>
}

/** What a service says of itself. */
export interface OwnVerdict {
  readonly ready: boolean
  /** `ok`, or what is missing or not as it should be */
  readonly says: string
}

interface Check {
  readonly name: string
  readonly passes: () => Promise<unknown>
}

const SHUTDOWN_TIMEOUT_MS = 2_000

/** Looks at everything the app needs to do its work. */
@Injectable()
export class ReadinessChecks {
  private readonly verdicts = new Map<string, () => OwnVerdict>()

  constructor(private readonly services: RunningServices) {}

  /**
   * A service that goes on without the log, the database or the shared state says itself whether it is ready; what it
   * stands on is shown all the same.
   * @param name of the service
   * @param part what it looks at: `policy`
   */
  leaveTo(name: string, part: string, verdict: () => OwnVerdict): void {
    this.verdicts.set(`${name}.${part}`, verdict)
  }

  async run(): Promise<Readiness> {
    const services = this.services.all()
    const results = await Promise.all(services.flatMap(checksOf).map(outcome))
    const own = [...this.verdicts].map(([name, verdict]) => [name, verdict()] as const)
    const alone = new Set(own.map(([name]) => serviceOf(name)))
    const counted = results.filter(([name]) => !alone.has(serviceOf(name)))
    return {
      ready: services.length > 0 && counted.every(([, result]) => result === OK) && own.every(([, { ready }]) => ready),
      checks: Object.fromEntries([...results, ...own.map(([name, { says }]) => [name, says] as const)]),
    }
  }
}

const OK = 'ok'

/** `access-decision.policy` → `access-decision` */
const serviceOf = (check: string): string => check.slice(0, check.indexOf('.'))

const checksOf = ({ platform }: RunningService): readonly Check[] => [
  { name: `${platform.name}.log`, passes: () => platform.log.check() },
  { name: `${platform.name}.database`, passes: () => platform.database.query('select 1') },
  { name: `${platform.name}.shared-state`, passes: () => platform.sharedState.check() },
]

const outcome = async ({ name, passes }: Check): Promise<readonly [string, string]> => {
  try {
    await inTime(passes(), SHUTDOWN_TIMEOUT_MS)
    return [name, OK]
  } catch (error) {
    return [name, error instanceof Error ? error.message || error.name : 'fails']
  }
}
