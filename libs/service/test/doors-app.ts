import { DomainError, newId, sha256 } from '@doorledger/kernel'
import { openEmbeddedEventLog } from '@doorledger/event-log'
import { migrate, openPool } from '@doorledger/database'
import { inProcessSharedState } from '@doorledger/shared-state'
import { freshDatabase } from '@doorledger/testing'
import { Body, Controller, Get, Module, Param, Post, Query, type Type } from '@nestjs/common'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { ApiOkResponse } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { pino } from 'pino'
import { z } from 'zod'
import {
  type Caller,
  createApp,
  type CallerSession,
  CurrentCaller,
  CurrentSession,
  ForDevices,
  ForSignedIn,
  pageQuery,
  Performs,
  Public,
  Requires,
  RequiresForOwn,
  TakesBytes,
} from '../src/index.js'

const door = z.strictObject({ name: z.string().min(1), note: z.unknown().optional() }).meta({ title: 'Door' })
const doorQuery = z.strictObject({ ...pageQuery.shape, result: z.enum(['granted', 'denied']).optional() })

@Controller('v1/doors')
class DoorsController {
  @Get()
  @Requires('device:read')
  @ApiOkResponse({ standardSchema: z.object({ items: z.array(door) }) })
  list(@Query({ schema: doorQuery }) query: z.infer<typeof doorQuery>, @CurrentCaller() caller: Caller) {
    return { query, caller: { ...caller, rights: Object.fromEntries(caller.rights) } }
  }

  @Get(':id')
  @Public()
  find(@Param('id', { schema: z.string().regex(/^[\w-]+$/, 'must be letters') }) id: string) {
    if (id === 'broken') throw new TypeError('secret internals')
    throw new DomainError('unknown_door', 'not_found', `There is no door ${id}`, { id })
  }

  @Post()
  @Requires('device:write')
  @Performs('door.add')
  add(@Body({ schema: door }) body: z.infer<typeof door>) {
    return body
  }

  @Post(':id/blocks')
  @ForDevices()
  @TakesBytes({ limitBytes: 100 })
  block(@Body() bytes: Buffer) {
    return { text: bytes.toString('latin1') }
  }
}

@Controller('v1/me')
class MeController {
  @Get()
  @ForSignedIn()
  me(@CurrentSession() session: CallerSession) {
    return session
  }

  @Get('doors')
  @RequiresForOwn('access-log:read-own')
  doors(@CurrentSession() { userId }: CallerSession) {
    return { userId }
  }

  @Post('password')
  @ForSignedIn({ evenBeforePasswordChange: true })
  change(@CurrentSession() session: CallerSession) {
    return session
  }
}

@Module({ controllers: [DoorsController, MeController] })
class DoorsModule {}

/** A small app over HTTP, on a database of its own. */
export interface DoorsApp {
  readonly app: NestFastifyApplication
  readonly database: Pool
  /** Starts another app on the same platform, with other routes. */
  startWith(module: Type): Promise<NestFastifyApplication>
  /** Makes a token known; answers its secret. */
  issueToken(permissions: readonly string[], rest?: TokenLife): Promise<string>
  /** Lets time pass for the app. */
  pass(ms: number): void
  stop(): Promise<void>
}

interface TokenLife {
  readonly expiresAt?: Date
  readonly revokedAt?: Date
}

export const startDoorsApp = async (): Promise<DoorsApp> => {
  const url = await freshDatabase()
  const database = openPool(url, { schema: 'doors', applicationName: 'doors' })
  await migrate(database, { schema: 'doors' })
  const log = await openEmbeddedEventLog({ url })
  const logger = pino({ level: 'silent' })
  let passedMs = 0
  const clock = () => new Date(Date.now() + passedMs)
  const platform = { name: 'doors', log, database, sharedState: inProcessSharedState(), logger, clock }

  const startWith = (module: Type) => {
    const about = { name: 'doors', title: 'Doors', description: 'Doors for a test.' }
    const definition = { ...about, migrations: new URL('file:///'), module: () => ({ module }) }
    return createApp({ ...about, logger, services: [{ definition, platform }] })
  }
  const app = await startWith(DoorsModule)
  await app.init()
  await app.getHttpAdapter().getInstance().ready()
  return {
    app,
    database,
    startWith,
    issueToken: (permissions, life = {}) => insertToken(database, permissions, life),
    pass: (ms) => void (passedMs += ms),
    stop: async () => {
      await app.close()
      await Promise.all([log.close(), database.end()])
    },
  }
}

const insertToken = async (database: Pool, permissions: readonly string[], life: TokenLife): Promise<string> => {
  const secret = `dl_${newId()}`
  await database.query(
    `insert into known_api_tokens (tenant_id, token_id, token_hash, permissions, expires_at, revoked_at, stream_version)
     values ('acme', $1, $2, $3, $4, $5, 1)`,
    [newId(), sha256(secret), permissions, life.expiresAt, life.revokedAt],
  )
  return secret
}

/** The headers of a request with a token. */
export const as = (token: string): { authorization: string } => ({ authorization: `Bearer ${token}` })
