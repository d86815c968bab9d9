import { scopedReads, type Reads } from '@doorledger/database'
import {
  appliedRange,
  appliedRangeOf,
  DATABASE,
  RequiresInPremises,
  Scoped,
  type ScopedCaller,
  SiteClock,
  Views,
} from '@doorledger/service'
import { Controller, Get, Inject, Query } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { accessEventQuery, type AccessEventQuery, filterOf, readerOf } from '../../access-log/access-event-query.js'
import { noteWhose } from '../../access-log/note-whose.js'
import { listAccessEvents } from '../../access-log/list-access-events.js'
import type { AccessEventFilter } from '../../domain/access-event-filter.js'
import {
  alone,
  checkNames,
  checksOf,
  cleared,
  type FilterEffect,
  filterNames,
  filtersSet,
  tightestOf,
} from '../../domain/diagnosis.js'
import { countUpTo, lookAtSetup } from './look-at-setup.js'

const rowCount = z.int().describe('At most 10,000')
const instant = z.iso.datetime({ precision: 3 })

const diagnosis = z.object({
  count: rowCount.describe('Rows that pass all filters; at most 10,000'),
  appliedRange,
  checks: z
    .array(z.object({ check: z.enum(checkNames), outcome: z.enum(['passed', 'failed', 'unknown']) }))
    .describe('What must be right before there are rows, in the order in which to go through it'),
  rules: z.object({ configured: z.int(), enabled: z.int() }),
  devices: z.object({
    known: z.int().describe('Of those asked about, or of all that the caller sees'),
    online: z.int(),
    offline: z.array(z.string()).describe('Ids of those that say they are out of contact; at most 20'),
  }),
  atAnyTime: z.object({
    count: rowCount.describe('Rows that pass all filters but that of time; at most 10,000'),
    firstAt: instant.nullable(),
    lastAt: instant.nullable(),
  }),
  filters: z.array(
    z.object({
      filter: z.enum(filterNames),
      rowsWithout: rowCount.describe('Rows without this filter; at most 10,000'),
      rowsAlone: rowCount.describe('Rows with this filter alone, in the same time; at most 10,000'),
    }),
  ),
  tightestFilter: z.enum(filterNames).nullable().describe('Which filter removes most rows; null when none removes any'),
})
type Diagnosis = z.infer<typeof diagnosis>

/** Why a search of the access log finds nothing. */
@ApiTags('Access log')
@Controller('v1/access-events/diagnosis')
export class DiagnoseSearchController {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    private readonly site: SiteClock,
  ) {}

  @Get()
  @RequiresInPremises('access-log:read')
  @Views('access-log.read', 'user')
  @ApiOperation({
    summary: 'Why a search finds nothing',
    description:
      'The five checks: are there rules, are any enabled, does anybody hold a credential, are devices in contact, is the ' +
      'time right; and which filter removes most rows. Takes the filters of the list.',
  })
  @ApiOkResponse({ standardSchema: diagnosis })
  async diagnose(
    @Query({ schema: accessEventQuery }) query: AccessEventQuery,
    @Scoped() caller: ScopedCaller,
  ): Promise<Diagnosis> {
    await noteWhose(this.database, caller, query.user)
    const filter = filterOf(query, readerOf(caller), this.site.now())
    const reads = scopedReads(this.database, caller)
    const found = await countUpTo(reads, filter)
    const atAnyTime = await rowsAtAnyTime(reads, filter)
    const setup = { ...(await lookAtSetup(reads, filter)), found, atAnyTime: atAnyTime.count }
    const filters = await effectsOf(reads, filter)
    return {
      count: found,
      appliedRange: appliedRangeOf(filter.time),
      checks: [...checksOf(setup)],
      rules: { configured: setup.rules, enabled: setup.enabledRules },
      devices: { ...setup.devices, offline: [...setup.devices.offline] },
      atAnyTime,
      filters,
      tightestFilter: tightestOf(filters, found) ?? null,
    }
  }
}

const rowsAtAnyTime = async (reads: Reads, filter: AccessEventFilter): Promise<Diagnosis['atAnyTime']> => {
  const timeless = cleared(filter, 'time')
  const count = await countUpTo(reads, timeless)
  const edge = async (order: 'asc' | 'desc'): Promise<string | null> => {
    if (count === 0) return null
    const [row] = await listAccessEvents(reads, timeless, { order, limit: 1 })
    return row?.occurred_at.toISOString() ?? null
  }
  return { count, firstAt: await edge('asc'), lastAt: await edge('desc') }
}

const effectsOf = async (reads: Reads, filter: AccessEventFilter): Promise<FilterEffect[]> => {
  const effects: FilterEffect[] = []
  for (const name of filtersSet(filter)) {
    effects.push({
      filter: name,
      rowsWithout: await countUpTo(reads, cleared(filter, name)),
      rowsAlone: await countUpTo(reads, alone(filter, name)),
    })
  }
  return effects
}
