import { servicesHoldingPersonalData } from '@doorledger/contracts'
import { DomainError } from '@doorledger/kernel'
import { Scoped, type ScopedCaller, DATABASE, RequiresInPremises } from '@doorledger/service'
import { Controller, Get, Inject, Param } from '@nestjs/common'
import { ApiConflictResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { findUser, userRef } from '../../people/find-user.js'

const erasureView = z.object({
  userId: z.uuid(),
  erasedAt: z.iso.datetime(),
  services: z
    .array(z.object({ service: z.string(), confirmedAt: z.iso.datetime().nullable() }))
    .describe('Every service that holds what people own, and since when it holds nothing of this person any more'),
})
type ErasureView = z.infer<typeof erasureView>

@ApiTags('Users')
@Controller('v1/users/:id/erasure')
export class ShowErasureController {
  constructor(@Inject(DATABASE) private readonly database: Pool) {}

  @Get()
  @RequiresInPremises('user:read')
  @ApiOperation({ summary: 'Which services have removed what an erased person owned' })
  @ApiOkResponse({ standardSchema: erasureView })
  @ApiNotFoundResponse({ description: 'There is no such person' })
  @ApiConflictResponse({ description: 'The person is not erased' })
  async show(@Scoped() caller: ScopedCaller, @Param('id', { schema: userRef }) ref: string): Promise<ErasureView> {
    const { id, erasedAt } = await findUser(this.database, caller, ref)
    if (erasedAt === null) throw new DomainError('user_not_erased', 'conflict', 'The person is not erased')
    const { rows } = await this.database.query<{ service: string; confirmed_at: Date | null }>(
      'select service, confirmed_at from erasure_confirmations where tenant_id = $1 and user_id = $2',
      [caller.tenantId, id],
    )
    const confirmed = new Map(rows.map(({ service, confirmed_at: at }) => [service, at?.toISOString() ?? null]))
    const all = [...new Set([...servicesHoldingPersonalData, ...confirmed.keys()])]
    const services = all.map((service) => ({ service, confirmedAt: confirmed.get(service) ?? null }))
    return { userId: id, erasedAt, services }
  }
}
