import type { EventLog } from '@doorledger/event-log'
import { adminAudit } from '@doorledger/contracts'
import { EntitySchema, inTransaction } from '@doorledger/database'
import { recordOf } from '@doorledger/event-log'
import { derivedId } from '@doorledger/kernel'
import { DATABASE, EVENT_LOG, SiteClock } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import type { Pool } from 'pg'
import { recordedEntry } from '../../domain/entry-of-report.js'
import { checkOf, type DailyCheck, entryOfCheck, type LicenseUse } from '../../domain/license-check.js'
import type { License } from './license-file.js'

/** Injection token: Ed25519 key that licence files are signed with, base64url; undefined when none is configured. */
export const LICENSE_PUBLIC_KEY = Symbol('LICENSE_PUBLIC_KEY')

interface LicenseRow {
  readonly tenantId: string
  readonly licenseId: string
  readonly product: string
  /** devices that it is for */
  readonly licenses: number
  readonly uploadedAt: Date
}

/** Licence files that were uploaded. */
export const licenseRows = new EntitySchema<LicenseRow>({
  name: 'licenses',
  columns: {
    tenantId: { type: 'text', primary: true },
    licenseId: { type: 'uuid', primary: true },
    product: { type: 'text' },
    licenses: { type: 'int' },
    uploadedAt: { type: 'timestamptz' },
  },
})

/** The licences that were uploaded, and whether they are enough. */
@Injectable()
export class Licenses {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(EVENT_LOG) private readonly log: EventLog,
    private readonly site: SiteClock,
  ) {}

  /** The newest upload counts; its first check is at the next 0:00. */
  async keep(tenantId: string, { licenseId, product, licenses }: Omit<License, 'issuedAt'>): Promise<void> {
    const { zone, now } = this.site.now()
    await inTransaction(this.database, async (client, entities) => {
      const row = { tenantId, licenseId, product, licenses, uploadedAt: now }
      await entities.upsert(licenseRows, row, ['tenantId', 'licenseId'])
      await client.query(REMEMBER, [tenantId, checkOf(zone, now).day])
    })
  }

  /**
   * Checks the licences of every organisation that has some, if that was not done today. The entry is in the log before
   * the day is ticked off; told twice, it is the same entry.
   */
  async check(): Promise<void> {
    const { zone, now } = this.site.now()
    const check = checkOf(zone, now)
    const { rows } = await this.database.query<{ tenant_id: string; used: number; available: number }>(DUE, [check.day])
    for (const { tenant_id: tenantId, used, available } of rows) {
      await this.log.append(adminAudit.name, [recordOf(eventOfCheck({ tenantId, used, available }, check, now))])
      await this.database.query(REMEMBER, [tenantId, check.day])
    }
  }
}

const eventOfCheck = (use: LicenseUse, { day, dueAt }: DailyCheck, now: Date) =>
  recordedEntry(entryOfCheck(use, day), {
    id: derivedId('license-check-due', use.tenantId, day),
    tenantid: use.tenantId,
    time: dueAt.toISOString(),
    recordedtime: now.toISOString(),
    actor: 'system',
  })

const REMEMBER = 'insert into license_checks (tenant_id, day) values ($1, $2) on conflict do nothing'

const DUE = `
  select latest.tenant_id, latest.licenses as available,
    (select count(*) from device_places where tenant_id = latest.tenant_id)::integer as used
  from (select distinct on (tenant_id) tenant_id, licenses from licenses order by tenant_id, uploaded_at desc) latest
  where not exists (select from license_checks done where done.tenant_id = latest.tenant_id and done.day = $1)`
