import { type OwnVerdict, ReadinessChecks } from '@doorledger/service'
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common'
import { AttemptLog } from '../attempts/attempt-log.js'
import { SERVICE_NAME } from '../options.js'
import { LivePolicy } from './live-policy.js'

/** Says that this replica decides, whatever else is away: it is ready as long as it has a policy. */
@Injectable()
export class PolicyHealth implements OnApplicationBootstrap {
  constructor(
    private readonly policy: LivePolicy,
    private readonly attempts: AttemptLog,
    private readonly readiness: ReadinessChecks,
    @Inject(SERVICE_NAME) private readonly name: string,
  ) {}

  onApplicationBootstrap(): void {
    this.readiness.leaveTo(this.name, 'policy', () => this.verdict())
    this.readiness.leaveTo(this.name, 'spool', () => this.spool())
  }

  private verdict(): OwnVerdict {
    const { isReady, staleSince } = this.policy
    if (!isReady) return { ready: false, says: 'being read' }
    if (staleSince === undefined) return { ready: true, says: 'ok' }
    return { ready: true, says: `from disk, as of ${staleSince.toISOString()}` }
  }

  private spool(): OwnVerdict {
    const { spooledBytes } = this.attempts
    return { ready: true, says: spooledBytes === 0 ? 'ok' : `${spooledBytes} bytes wait for the log` }
  }
}
