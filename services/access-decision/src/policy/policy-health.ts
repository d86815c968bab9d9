import { CLOCK, type Clock, type OwnVerdict, ReadinessChecks } from '@doorledger/service'
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common'
import { AttemptLog } from '../attempts/attempt-log.js'
import { LivePolicy } from './live-policy.js'

/** Says that this replica decides, whatever else is away: it is ready as long as it has a policy. */
@Injectable()
export class PolicyHealth implements OnApplicationBootstrap {
  constructor(
    private readonly policy: LivePolicy,
    private readonly attempts: AttemptLog,
    private readonly readiness: ReadinessChecks,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.readiness.leaveTo('access-decision', 'policy', () => this.verdict())
    this.readiness.leaveTo('access-decision', 'spool', () => this.spool())
  }

  private verdict(): OwnVerdict {
    const { isReady, staleSince } = this.policy
    if (!isReady) return { ready: false, says: 'being read' }
    if (staleSince === undefined) return { ready: true, says: 'ok' }
    const ageSec = Math.max(0, Math.round((this.clock().getTime() - staleSince.getTime()) / 1_000))
    return { ready: true, says: `from disk, ${ageSec} s old` }
  }

  private spool(): OwnVerdict {
    const { spooledBytes } = this.attempts
    return { ready: true, says: spooledBytes === 0 ? 'ok' : `${spooledBytes} bytes wait for the log` }
  }
}
