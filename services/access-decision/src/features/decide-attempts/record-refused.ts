import { HttpProblem } from '@doorledger/service'
import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { catchError, from, type Observable, switchMap, throwError } from 'rxjs'
import { z } from 'zod'
import { handedInCredential } from '../../attempts/presented-credential.js'
import { FindCredentials } from '../../attempts/find-credentials.js'
import { deviceAsking } from '../../devices/device-guards.js'
import type { Passage } from '../../domain/compiled-policy.js'
import type { Presented } from '../../domain/evaluate.js'
import { passagesDecidedBy } from '../../domain/offline/entitled.js'
import { picturedOf } from '../../pictures/pictured.js'
import { TakePictures } from '../../pictures/take-pictures.js'
import type { AskingDevice } from '../../policy/live-policy.js'
import { DecideAttempts } from './decide-attempts.js'

const REFUSED = 400
const MOST_FACTORS = 2

/** Problems of questions that are on record. */
const onRecord = new WeakSet<HttpProblem>()

/** Marks a problem whose question was decided, and is in the log. */
export const alreadyOnRecord = (problem: HttpProblem): HttpProblem => {
  onRecord.add(problem)
  return problem
}

/** As much as it takes to say that somebody was at a door. */
const question = z
  .looseObject({
    attemptId: z.uuid(),
    credential: z.looseObject({}).optional(),
    factors: z.array(z.looseObject({})).min(1).optional(),
    accessPoint: z.unknown().optional(),
    snapshot: z.unknown().optional(),
    offline: z.catch(z.object({ decision: z.enum(['granted', 'denied']) }).optional(), undefined),
  })
  .refine(({ credential: one, factors }) => one !== undefined || factors !== undefined)

interface RefusedQuestion {
  readonly device: AskingDevice
  readonly body: unknown
  readonly isClockSuspect: boolean
}

/** Puts questions on record that are refused for what they say, where somebody stood at a door with a credential. */
@Injectable()
class RecordRefused implements NestInterceptor {
  constructor(
    private readonly attempts: DecideAttempts,
    private readonly credentials: FindCredentials,
    private readonly pictures: TakePictures,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>()
    return next.handle().pipe(
      catchError((problem: unknown) => {
        const device = deviceAsking(request)
        if (device === undefined || !isRefusal(problem)) return throwError(() => problem)
        const asked = { device, body: request.body, isClockSuspect: problem.details['field'] === 'occurredAt' }
        return from(this.record(asked)).pipe(switchMap(() => throwError(() => problem)))
      }),
    )
  }

  private async record({ device, body, isClockSuspect }: RefusedQuestion): Promise<void> {
    const { data } = question.safeParse(body)
    const passage = data && this.passageOf(device, data.accessPoint)
    if (data === undefined || passage === undefined) return
    const { attemptId, offline, snapshot } = data
    const presented = (data.factors ?? [data.credential])
      .slice(0, MOST_FACTORS)
      .flatMap((each) => this.presentedIn(device, each))
    const asked = { device, passage, occurredAt: this.credentials.now(), request: { attemptId, offline } }
    const event = await this.attempts.refuse(asked, presented, isClockSuspect)
    // Whoever stood there is seen, also where the question was not right.
    if (snapshot !== undefined) this.pictures.take(picturedOf(event), snapshot)
  }

  private presentedIn({ tenantId }: AskingDevice, given: unknown): readonly Presented[] {
    const { data } = handedInCredential.safeParse(given)
    return data === undefined
      ? [{ accessType: 'unknown', credential: undefined }]
      : this.credentials.find(tenantId, [data]).presented
  }

  /** The one that is named, or the one there is. */
  private passageOf({ tenantId, deviceId }: AskingDevice, accessPoint: unknown): Passage | undefined {
    const passages = passagesDecidedBy(this.credentials.policy.of(tenantId), deviceId)
    const named = passages.find((each) => each.accessPoint.accessPointId === accessPoint)
    return named ?? (passages.length === 1 ? passages[0] : undefined)
  }
}

const isRefusal = (problem: unknown): problem is HttpProblem =>
  problem instanceof HttpProblem && problem.status === REFUSED && !onRecord.has(problem)

/** The route puts what it refuses on record. */
export const RecordsRefused = (): MethodDecorator => UseInterceptors(RecordRefused)
