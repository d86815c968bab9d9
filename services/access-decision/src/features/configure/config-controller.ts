import { configId } from '@doorledger/contracts'
import { newId } from '@doorledger/kernel'
import type { CommandHandler } from '@doorledger/event-store'
import {
  CLOCK,
  type Clock,
  COMMANDS,
  Scoped,
  type ScopedCaller,
  DATABASE,
  ExpectedVersion,
  keysetPage,
  type Page,
  pageOf,
  pageQuery,
  Performs,
  requirePlace,
  RequiresInPremises,
  TaggedByVersion,
} from '@doorledger/service'
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put, Query, type Type } from '@nestjs/common'
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger'
import type { MacroState } from '@doorledger/contracts'
import type { Pool } from 'pg'
import { z } from 'zod'
import { configAggregates } from '../../configuration/config-aggregates.js'
import { chosenId, type ConfigKindApi } from '../../configuration/config-kinds.js'
import { allMacros, type ConfigRow, findConfig, listConfig } from '../../configuration/config-rows.js'
import { refuseInUse, requireReferences } from '../../configuration/require-references.js'
import type { AnyConfig } from '../../domain/configured.js'
import { refuseMacroCycle, referencesOf } from '../../domain/references.js'

type ConfigView = Record<string, unknown> & {
  readonly id: string
  readonly version: number
}
type Given = Record<string, unknown> & { readonly facilityPath?: string }

const listQuery = z.strictObject({
  ...pageQuery.shape,
  facility: z.string().max(500).optional().describe('A facility path and everything below it'),
  q: z.string().max(200).optional().describe('Part of the id or the name'),
})

/** The routes of one kind of configured thing: they differ in names, fields and permissions only. */
export const configController = ({ kind, path, tag, called, idField, fields, read, write }: ConfigKindApi): Type => {
  const replacement = z.strictObject(fields)
  const request = z.strictObject({ id: chosenId, ...fields })
  const view = z.object({
    id: configId,
    ...fields,
    version: z.int().describe('For `If-Match`; also the `ETag`'),
    createdAt: z.iso.datetime(),
    changedAt: z.iso.datetime(),
  })
  const action = kind.replace('_', '-')
  const aggregate = configAggregates[kind]
  const cursorKind = { name: path, version: 1, position: configId }
  const name = called.replace(/^an? /, '')

  const shown = (row: ConfigRow): ConfigView => {
    const { [idField]: _, deleted: __, ...state } = row.state as unknown as Record<string, unknown>
    const { version, created_at, changed_at } = row
    return {
      id: row.id,
      ...state,
      version,
      createdAt: created_at.toISOString(),
      changedAt: changed_at.toISOString(),
    }
  }
  const stateOf = (id: string, given: Given): AnyConfig =>
    ({ [idField]: id, ...given, deleted: false }) as unknown as AnyConfig

  @ApiTags(tag)
  @Controller(`v1/${path}`)
  class ConfigController {
    constructor(
      @Inject(COMMANDS) private readonly commands: CommandHandler,
      @Inject(DATABASE) private readonly database: Pool,
      @Inject(CLOCK) private readonly clock: Clock,
    ) {}

    @Get()
    @RequiresInPremises(read)
    @ApiOperation({
      summary: `List ${path.replace('-', ' ')}`,
      description: 'By id.',
    })
    @ApiOkResponse({
      description: 'A page of them',
      standardSchema: pageOf(view),
    })
    async list(
      @Scoped() caller: ScopedCaller,
      @Query({ schema: listQuery })
      { limit, cursor, ...filter }: z.infer<typeof listQuery>,
    ): Promise<Page<ConfigView>> {
      const page = keysetPage(cursorKind, { limit, cursor }, filter)
      const { q, facility } = filter
      const wanted = {
        kind,
        after: page.after,
        q,
        facility,
        limit: page.readLimit,
      }
      return page.of(await listConfig(this.database, caller, wanted), shown, (last) => last.id)
    }

    @Get(':id')
    @TaggedByVersion()
    @RequiresInPremises(read)
    @ApiOperation({ summary: `Show ${called}` })
    @ApiOkResponse({ description: `The ${name}`, standardSchema: view })
    @ApiNotFoundResponse({ description: `There is no such ${name}` })
    async show(@Scoped() caller: ScopedCaller, @Param('id', { schema: configId }) id: string): Promise<ConfigView> {
      return shown(await findConfig(this.database, caller, { kind, id }))
    }

    @Post()
    @TaggedByVersion()
    @RequiresInPremises(write)
    @Performs(`${action}.create`)
    @ApiOperation({
      summary: `Create ${called}`,
      description: 'In force at every replica within a second.',
    })
    @ApiCreatedResponse({ description: `The ${name}`, standardSchema: view })
    @ApiConflictResponse({ description: 'There is one with this id already' })
    async create(
      @Scoped() caller: ScopedCaller,
      @Body({ schema: request })
      { id = newId(), ...given }: Given & { readonly id?: string },
    ): Promise<ConfigView> {
      const state = stateOf(id, given)
      await this.requireSound(caller, state)
      await this.commands.handle({ aggregate, id, by: caller, at: this.clock() }, { type: 'create', state })
      return shown(await findConfig(this.database, caller, { kind, id }))
    }

    @Put(':id')
    @TaggedByVersion()
    @RequiresInPremises(write)
    @Performs(`${action}.change`)
    @ApiOperation({
      summary: `Replace ${called}`,
      description: 'What is left out has its default again.',
    })
    @ApiOkResponse({
      description: `The ${name} as it is now`,
      standardSchema: view,
    })
    @ApiNotFoundResponse({ description: `There is no such ${name}` })
    @ApiConflictResponse({ description: 'Changed meanwhile' })
    async replace(
      @Scoped() caller: ScopedCaller,
      @Param('id', { schema: configId }) id: string,
      @ExpectedVersion() expectedVersion: number,
      @Body({ schema: replacement }) given: Given,
    ): Promise<ConfigView> {
      await findConfig(this.database, caller, { kind, id })
      const state = stateOf(id, given)
      await this.requireSound(caller, state)
      const target = { aggregate, id, by: caller, at: this.clock() }
      await this.commands.handle(target, {
        type: 'replace',
        state,
        expectedVersion,
      })
      return shown(await findConfig(this.database, caller, { kind, id }))
    }

    @Delete(':id')
    @HttpCode(204)
    @RequiresInPremises(write)
    @Performs(`${action}.delete`)
    @ApiOperation({
      summary: `Delete ${called}`,
      description: 'Refused while something else names it.',
    })
    @ApiNoContentResponse({ description: 'It is gone' })
    @ApiNotFoundResponse({ description: `There is no such ${name}` })
    @ApiConflictResponse({
      description: 'Something else names it, or it was changed meanwhile',
    })
    async delete(
      @Scoped() caller: ScopedCaller,
      @Param('id', { schema: configId }) id: string,
      @ExpectedVersion() expectedVersion: number,
    ): Promise<void> {
      await findConfig(this.database, caller, { kind, id })
      await refuseInUse(this.database, caller.tenantId, { kind, id })
      const target = { aggregate, id, by: caller, at: this.clock() }
      await this.commands.handle(target, { type: 'delete', expectedVersion })
    }

    private async requireSound(caller: ScopedCaller, state: AnyConfig): Promise<void> {
      const steps = state.facilityPath?.split('/').filter((step) => step !== '') ?? []
      await requirePlace(this.database, caller, {
        steps,
        field: 'facilityPath',
      })
      await requireReferences(this.database, caller, referencesOf(kind, state))
      if (kind === 'macro') refuseMacroCycle(state as MacroState, await allMacros(this.database, caller.tenantId))
    }
  }
  // Its name is in the ids of its operations, which must differ.
  return Object.defineProperty(ConfigController, 'name', { value: `${inPascalCase(kind)}ConfigController` })
}

/** `access_rule` → `AccessRule` */
const inPascalCase = (kind: string): string =>
  kind
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
