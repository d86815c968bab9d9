import { timestamp } from '@doorledger/contracts'
import { type Caller, CLOCK, type Clock, CurrentCaller, DATABASE, Requires } from '@doorledger/service'
import { Controller, Get, Inject, Query } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { countsByBand, histogramOf, type ScoredPct, suggestedBands } from '../../domain/histogram.js'
import { findFaceSettings } from '../../settings/face-settings.js'

const query = z.strictObject({
  from: timestamp.optional().describe('By default a week ago'),
  to: timestamp.optional().describe('By default now'),
})
const bands = z.object({ greenPct: z.number(), amberPct: z.number() })
const answer = z.object({
  from: timestamp,
  to: timestamp,
  count: z.int(),
  bars: z.array(z.object({ fromPct: z.number(), toPct: z.number(), count: z.int() })),
  byBand: z.object({ green: z.int(), amber: z.int(), red: z.int() }),
  bands,
  suggested: bands.nullable().describe('Null with fewer than 50 scores'),
})

const WEEK_MS = 7 * 86_400_000
const MOST_SCORES = 100_000

@ApiTags('Faces')
@Controller('v1/face/calibration')
@Requires('face:configure')
export class CalibrateController {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'How scores of a time are spread, and where bands might be' })
  @ApiOkResponse({ standardSchema: answer })
  async show(
    @Query({ schema: query }) asked: z.output<typeof query>,
    @CurrentCaller() { tenantId }: Caller,
  ): Promise<z.infer<typeof answer>> {
    const to = asked.to ?? this.clock().toISOString()
    const from = asked.from ?? new Date(Date.parse(to) - WEEK_MS).toISOString()
    const { rows } = await this.database.query<ScoredPct>(
      `select score_pct as "scorePct", low_quality as "lowQuality" from face_results
       where tenant_id = $1 and status = 'scored' and occurred_at >= $2 and occurred_at < $3
       order by occurred_at desc limit ${MOST_SCORES}`,
      [tenantId, from, to],
    )
    const { greenPct, amberPct } = await findFaceSettings(this.database, tenantId)
    const set = { greenPct, amberPct }
    return {
      from,
      to,
      count: rows.length,
      bars: [...histogramOf(rows)],
      byBand: countsByBand(rows, set),
      bands: set,
      suggested: suggestedBands(rows) ?? null,
    }
  }
}
