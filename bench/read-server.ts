/**
 * `audit-trail` as it is, or with its guard taken out: whoever asks is let in and may read everything. So that a read
 * with authorisation can be measured against the same read without. It takes `PORT`, `DATABASE_URL` and
 * `GUARD` (`closed`, `open`).
 */
import { auditTrailService } from '@doorledger/audit-trail'
import { openEmbeddedEventLog } from '@doorledger/event-log'
import { openPool } from '@doorledger/database'
import { type Caller, createApp, everywhere } from '@doorledger/service'
import { inProcessSharedState } from '@doorledger/shared-state'
import type { CanActivate } from '@nestjs/common'
import { NestApplication } from '@nestjs/core'
import { pino } from 'pino'
import { benchKeys } from './personal-keys.ts'

const { PORT, DATABASE_URL: url = '', GUARD } = process.env

const anybody: Caller = {
  tenantId: 'default',
  actor: 'token:bench',
  correlationId: 'bench',
  rights: everywhere(['access-log:read']),
}
const letAnybodyIn: CanActivate = {
  canActivate: (context) => {
    context.switchToHttp().getRequest<{ caller: Caller }>().caller = anybody
    return true
  },
}
if (GUARD === 'open') {
  const { useGlobalGuards } = NestApplication.prototype
  NestApplication.prototype.useGlobalGuards = function (this: NestApplication) {
    return useGlobalGuards.call(this, letAnybodyIn)
  }
}

const logger = pino({ level: 'silent' })
const log = await openEmbeddedEventLog({ url, logger })
const database = openPool(url, { schema: 'audit_trail', applicationName: 'bench' })
const platform = { name: 'audit-trail', log, database, sharedState: inProcessSharedState(), logger }
const definition = auditTrailService({ keys: benchKeys })
const { name, title, description } = definition
const app = await createApp({ name, title, description, services: [{ definition, platform }], logger })
await app.listen(Number(PORT), '127.0.0.1')
process.once('SIGTERM', () => process.exit(0))
