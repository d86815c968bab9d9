import { HttpProblem } from '@doorledger/service'
import type { Pool } from 'pg'
import { digestOf, type PhoneReport, reportIdOf } from '../../domain/phone-report.js'

/** How long it is known what came under a key. Whoever lacks an answer asks again within minutes, or days. */
const KNOWN_FOR_MS = 30 * 86_400_000

/**
 * Lets a key stand for one report. Comes before the report goes to the log, so that of two that are sent at once under
 * one key the second is told; the same report sent again is let through, whatever became of it before.
 * @param field that the key came in
 * @throws {HttpProblem} 422 `idempotency_key_reused`, as the IETF’s draft on the header has it
 * @see https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-idempotency-key-header
 */
export const claimReport = async (database: Pool, report: PhoneReport, field: string): Promise<void> => {
  const { tenantId, receivedAt } = report
  const digest = digestOf(report)
  const longAgo = new Date(receivedAt.getTime() - KNOWN_FOR_MS)
  const parameters = [tenantId, reportIdOf(report), digest, receivedAt, longAgo]
  const { rows } = await database.query<{ digest: string }>({ name: 'claim-report', text: CLAIM, values: parameters })
  if (rows[0]?.digest === digest) return
  const detail = `${field}: was sent before with another report; one key stands for one report`
  throw new HttpProblem({ status: 422, code: 'idempotency_key_reused', detail, details: { field } })
}

/** Answers with the digest of what came first. */
const CLAIM = `
  with forgotten as (
    delete from phone_reports where (tenant_id, report_id) in (
      select tenant_id, report_id from phone_reports
      where received_at < $5 and (tenant_id, report_id) <> ($1, $2::uuid)
      limit 100 for update skip locked)
  )
  insert into phone_reports as kept (tenant_id, report_id, digest, received_at) values ($1, $2, $3, $4)
  on conflict (tenant_id, report_id) do update set digest = kept.digest
  returning digest`
