import { accessCheck, configId, reason, reasonMeanings } from '@doorledger/contracts'
import {
  CLOCK,
  type Clock,
  DATABASE,
  invalidRequest,
  Performs,
  requirePersonWithin,
  RequiresInPremises,
  Scoped,
  type ScopedCaller,
} from '@doorledger/service'
import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common'
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { findConfig } from '../../configuration/config-rows.js'
import type { Passage } from '../../domain/compiled-policy.js'
import { explain } from '../../domain/explain.js'
import type { ConfigStates } from '../../domain/policy-facts.js'
import { LivePolicy } from '../../policy/live-policy.js'

const request = z.strictObject({
  userId: z.uuid(),
  doorId: configId,
  at: z.iso.datetime({ offset: true }).optional().describe('Now when left out'),
  credentialId: z.uuid().optional().describe('The best of what the person holds when left out'),
})
type ExplainRequest = z.infer<typeof request>

const answer = z.object({
  decision: z.enum(['granted', 'denied']),
  reason,
  reasonText: z.string(),
  checks: z.array(accessCheck),
  rule: z.object({ id: z.string(), name: z.string() }).nullable(),
  credentialIds: z.array(z.string()),
  rules: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      isForPerson: z.boolean(),
      decision: z.enum(['granted', 'denied']).optional(),
      reason: reason.optional(),
    }),
  ),
  policyVersion: z.string(),
})
type Answer = z.infer<typeof answer>

@ApiTags('Decisions')
@Controller('v1/decisions/explain')
export class ExplainDecisionController {
  constructor(
    private readonly policy: LivePolicy,
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post()
  @HttpCode(200)
  @RequiresInPremises('rule:read')
  @Performs('decision.explain')
  @ApiOperation({
    summary: 'Explain whether somebody may pass',
    description: 'This person, this door, this time: every check that is made, and what each rule of the door says.',
  })
  @ApiOkResponse({
    description: 'The decision and its grounds',
    standardSchema: answer,
  })
  @ApiNotFoundResponse({ description: 'There is no such door or person' })
  async explain(
    @Scoped() caller: ScopedCaller,
    @Body({ schema: request })
    { userId, doorId, at, credentialId }: ExplainRequest,
  ): Promise<Answer> {
    const row = await findConfig(this.database, caller, {
      kind: 'door',
      id: doorId,
    })
    await requirePersonWithin(this.database, caller, userId)
    const policy = this.policy.of(caller.tenantId)
    const atMs = at === undefined ? this.clock().getTime() : Date.parse(at)
    const told = explain(policy, {
      userId,
      passage: passageOf(row.state as ConfigStates['door']),
      atMs,
      credentialId,
    })
    const { text } = reasonMeanings[told.reason]
    return {
      ...told,
      checks: [...told.checks],
      credentialIds: [...told.credentialIds],
      rules: [...told.rules],
      reasonText: text,
      policyVersion: this.policy.policyVersion,
    }
  }
}

/** By which side makes no difference to rules. */
const passageOf = (door: ConfigStates['door']): Passage => {
  const [accessPoint] = door.accessPoints
  if (accessPoint === undefined) {
    throw invalidRequest([{ field: 'doorId', message: 'must be a door with an access point' }])
  }
  return { door, accessPoint }
}
