import { DomainError } from '@doorledger/kernel'
import { type ProjectionProgress, RebuildUnderWay, TopicTruncated } from '@doorledger/projections'
import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common'
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import { z } from 'zod'
import { type Caller, CurrentCaller } from '../access/caller.js'
import { Requires } from '../access/declared-access.js'
import { Performs } from '../audit/performs.js'
import { fullNameOf, RunningServices, serviceName, type ServiceOfWork } from '../platform/running-services.js'

const partitionProgress = z.object({
  partition: z.int(),
  nextOffset: z.int().describe('Everything before it is worked in'),
  endOffset: z.int().describe('Where the next record of the log will be'),
  lag: z.int(),
})
const progress = z.object({
  version: z.int().describe('0 when nothing has been read yet'),
  lag: z.int().describe('Records of the log not worked in yet'),
  partitions: z.array(partitionProgress),
})
const lastRebuild = z.object({
  startedAt: z.iso.datetime(),
  outcome: z.enum(['under_way', 'switched', 'failed']).describe('`failed`: the live view is as it was'),
  failure: z.string().optional(),
})
const projectionState = progress.extend({
  name: z.string().describe('`<service>.<projection>`'),
  kind: z.enum(['view', 'reactor']).describe('A view can be rebuilt; a reactor publishes'),
  parked: z.int().describe('Events put aside'),
  rebuild: progress.optional().describe('Present while the view is rebuilt'),
  lastRebuild: lastRebuild.optional().describe('Of those this process was asked for'),
})
const projectionStates = z.object({ items: z.array(projectionState) })
const rebuildStarted = z.object({
  name: z.string(),
  status: z.literal('started'),
  startedAt: z.iso.datetime().describe('By which `lastRebuild` of the view tells what became of it'),
})
type LastRebuild = z.infer<typeof lastRebuild>

const projectionName = z.string().max(200)

/** How far views and event processors are, and rebuilding a view beside the live one. */
@ApiTags('Operations')
@Controller('v1')
export class ProjectionsController {
  private readonly lastRebuilds = new Map<string, LastRebuild>()

  constructor(private readonly services: RunningServices) {}

  @Get('projections')
  @Requires('operations:read')
  @ApiOperation({ summary: 'List views and event processors and how far they are' })
  @ApiOkResponse({ standardSchema: projectionStates })
  list(): Promise<z.infer<typeof projectionStates>> {
    return this.statesOf(this.services.allWork())
  }

  @Get('services/:service/projections')
  @Requires('operations:read')
  @ApiOperation({ summary: 'List views and event processors of one service, wherever it runs' })
  @ApiOkResponse({ standardSchema: projectionStates })
  listOf(@Param('service', { schema: serviceName }) name: string): Promise<z.infer<typeof projectionStates>> {
    const service = this.services.named(name)
    return this.statesOf(service.work().map((work) => ({ service, work })))
  }

  @Post('projections/:name/rebuild')
  @HttpCode(202)
  @Requires('operations:write')
  @Performs('projection.rebuild')
  @ApiOperation({ summary: 'Fill a view anew beside the live one, then switch' })
  @ApiAcceptedResponse({ standardSchema: rebuildStarted })
  async rebuild(
    @Param('name', { schema: projectionName }) name: string,
    @CurrentCaller() caller: Caller,
  ): Promise<z.infer<typeof rebuildStarted>> {
    const found = this.services.allWork().find((candidate) => fullNameOf(candidate) === name)
    if (found === undefined) throw new DomainError('unknown_projection', 'not_found', `There is no projection ${name}`)
    const { work } = found
    if (work.rebuild === undefined) throw notAView(name)
    if ((await work.progress()).rebuild !== undefined) throw rebuildUnderWay(name)
    await work.checkRebuildable?.().catch((error: unknown) => {
      throw error instanceof TopicTruncated ? topicTruncated(name, error) : error
    })
    const startedAt = new Date().toISOString()
    found.service.platform.logger.info({ projection: name, by: caller.actor }, 'a rebuild was asked for')
    this.lastRebuilds.set(name, { startedAt, outcome: 'under_way' })
    void this.watch(found, work.rebuild(), startedAt)
    return { name, status: 'started', startedAt }
  }

  private async watch(found: ServiceOfWork, rebuild: Promise<void>, startedAt: string): Promise<void> {
    const name = fullNameOf(found)
    const { logger } = found.service.platform
    try {
      await rebuild
      this.lastRebuilds.set(name, { startedAt, outcome: 'switched' })
    } catch (error) {
      const failure = failureOf(error)
      this.lastRebuilds.set(name, { startedAt, outcome: 'failed', failure })
      logger.error({ err: error, projection: name }, 'a rebuild failed')
    }
  }

  private async statesOf(all: readonly ServiceOfWork[]): Promise<z.infer<typeof projectionStates>> {
    return { items: await Promise.all(all.map((work) => this.stateOf(work))) }
  }

  private async stateOf(found: ServiceOfWork): Promise<z.infer<typeof projectionState>> {
    const { version, lag, deadLetters, partitions, rebuild }: ProjectionProgress = await found.work.progress()
    const name = fullNameOf(found)
    const last = this.lastRebuilds.get(name)
    return {
      name,
      kind: found.work.rebuild === undefined ? 'reactor' : 'view',
      version,
      lag,
      parked: deadLetters,
      partitions: [...partitions],
      ...(rebuild !== undefined && { rebuild: { ...rebuild, partitions: [...rebuild.partitions] } }),
      ...(last !== undefined && { lastRebuild: last }),
    }
  }
}

const notAView = (name: string): DomainError =>
  new DomainError('not_a_view', 'conflict', `${name} publishes events and cannot be rebuilt`, { name })

const rebuildUnderWay = (name: string): DomainError =>
  new DomainError('rebuild_under_way', 'conflict', `${name} is being rebuilt already`, { name })

const topicTruncated = (name: string, { message }: TopicTruncated): DomainError =>
  new DomainError('topic_truncated', 'conflict', message, { name })

const failureOf = (error: unknown): string => {
  if (error instanceof TopicTruncated) return error.message
  return error instanceof RebuildUnderWay ? 'another process rebuilds already' : 'the log tells why'
}
