import { erasureBasis, servicesHoldingPersonalData } from '@doorledger/contracts'
import type { CommandHandler } from '@doorledger/event-store'
import { DomainError } from '@doorledger/kernel'
import { type Caller, COMMANDS, CurrentCaller, DATABASE, Requires } from '@doorledger/service'
import { Controller, Get, Inject, Param } from '@nestjs/common'
import { ApiConflictResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { unknownRequest } from '../../domain/erasure-request.js'
import { erasureRequests } from '../../erasures/erasure-requests.js'

const certificate = z.object({
  requestId: z.uuid(),
  userId: z.uuid(),
  basis: erasureBasis,
  reference: z.string().nullable(),
  receivedAt: z.iso.datetime(),
  dueOn: z.iso.date(),
  erasedAt: z.iso.datetime(),
  evidence: z.uuid().describe('The event in `directory.events.v1` by which the key was destroyed'),
  isComplete: z.boolean().describe('Whether every service that held what the person owned has confirmed'),
  confirmations: z.array(
    z.object({
      service: z.string(),
      confirmedAt: z.iso.datetime().nullable(),
      evidence: z.uuid().nullable().describe('Its event in `privacy.events.v1`'),
    }),
  ),
})
type Certificate = z.infer<typeof certificate>

interface ConfirmationRow {
  readonly service: string
  readonly confirmed_at: Date
  readonly event_id: string
}

/** What shows the person, and whoever supervises, that an erasure took place: each line names the event that proves it. */
@ApiTags('Retention')
@Controller('v1/retention/erasure-requests/:id/certificate')
export class ErasureCertificateController {
  constructor(
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(DATABASE) private readonly database: Pool,
  ) {}

  @Get()
  @Requires('retention:read')
  @ApiOperation({ summary: 'The certificate of an erasure' })
  @ApiOkResponse({ standardSchema: certificate })
  @ApiNotFoundResponse({ description: 'There is no such request' })
  @ApiConflictResponse({ description: 'The person is not erased' })
  async show(
    @Param('id', { schema: z.uuid() }) id: string,
    @CurrentCaller() { tenantId }: Caller,
  ): Promise<Certificate> {
    const { state } = await this.commands.find(erasureRequests, tenantId, id)
    if (state === undefined) throw unknownRequest()
    if (state.carriedOut === undefined) {
      throw new DomainError('user_not_erased', 'conflict', 'The person is not erased')
    }
    const { requestId, userId, basis, reference = null, receivedAt, dueOn, carriedOut } = state
    const confirmations = await this.confirmations(tenantId, userId)
    return {
      ...{ requestId, userId, basis, reference, receivedAt, dueOn },
      erasedAt: carriedOut.at,
      evidence: carriedOut.eventId,
      isComplete: confirmations.every(({ confirmedAt }) => confirmedAt !== null),
      confirmations,
    }
  }

  private async confirmations(tenantId: string, userId: string): Promise<Certificate['confirmations']> {
    const { rows } = await this.database.query<ConfirmationRow>(
      'select service, confirmed_at, event_id from erasure_confirmations where tenant_id = $1 and user_id = $2',
      [tenantId, userId],
    )
    const confirmed = new Map(rows.map((row) => [row.service, row]))
    const services = [...new Set<string>([...servicesHoldingPersonalData, ...confirmed.keys()])]
    return services.map((service) => {
      const row = confirmed.get(service)
      return { service, confirmedAt: row?.confirmed_at.toISOString() ?? null, evidence: row?.event_id ?? null }
    })
  }
}
