import { actorOf, type ImportJob, type ImportKind, type RowsAtHand } from '@doorledger/csv'
import { faultsOf, type RowFault } from '@doorledger/csv/rows'
import { newId } from '@doorledger/kernel'
import type { CommandBatch } from '@doorledger/event-store'
import { CLOCK, type Clock, SITE_ZONE } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import { credentials } from '../../aggregates/credentials.js'
import { CredentialNumbers } from '../../credentials/credential-numbers.js'
import { keepNumbers } from '../../credentials/require-free-numbers.js'
import { credentialColumns, credentialFaultsThere, credentialRowsIn } from '../../domain/credential-row.js'
import { credentialOf } from './credential-of.js'
import { type KnownRow, knownRows } from './known-rows.js'

/** Keys, fobs, cards and codes as rows of a file. */
@Injectable()
export class ImportCredentials implements ImportKind {
  readonly kind = 'credential'
  readonly permission = 'credential:write'
  readonly columns = credentialColumns

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly numbers: CredentialNumbers,
    @Inject(SITE_ZONE) private readonly zone: string,
  ) {}

  async takeRows(at: RowsAtHand): Promise<readonly RowFault[]> {
    const { batch, job } = at
    const { tenantId } = job
    const read = at.rows.map(credentialRowsIn(this.zone))
    const rows = read.filter((row) => 'number' in row)
    const hashed = rows.map((row) => ({ row, hashed: this.numbers.hashed({ tenantId, ...row }) }))
    if (!job.dryRun) await keepNumbers(batch.client, tenantId)
    const checked = (await knownRows(at, hashed)).map((known) => ({
      known,
      faults: credentialFaultsThere(known.row, known),
    }))
    if (!job.dryRun) {
      const accepted = checked.filter(({ faults }) => faults.length === 0).map(({ known }) => known)
      await this.add(batch, job, accepted)
    }
    return faultsOf(
      read.flatMap((row) => ('number' in row ? [] : row)),
      checked.flatMap(({ faults }) => faults),
    )
  }

  private async add(batch: CommandBatch, job: ImportJob, accepted: readonly KnownRow[]): Promise<void> {
    if (accepted.length === 0) return
    const at = this.clock()
    await batch.handle(
      { aggregate: credentials, by: actorOf(job), at },
      accepted.map((known) => {
        const credential = credentialOf(known, newId(at.getTime()), at.toISOString())
        return { id: credential.credentialId, command: { type: 'add', credential } }
      }),
    )
  }
}
