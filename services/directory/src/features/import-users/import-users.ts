import type { RoleAssignment } from '@doorledger/contracts'
import { newId } from '@doorledger/kernel'
import type { CommandBatch } from '@doorledger/postgres'
import type { PersonKeys } from '@doorledger/privacy'
import { CLOCK, type Clock } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import type { RowFault } from '../../domain/import-row.js'
import { faultsThere, userColumns, type UserRow, userRowOf } from '../../domain/user-row.js'
import type { ImportJob, ImportKind, RowsAtHand } from '../../imports/import-job.js'
import { people } from '../../people.js'
import { PERSON_KEYS } from '../../personal-data/person-keys.js'
import { sealedFields } from '../../personal-data/sealed-fields.js'
import { keepNames, writeAllPersonal } from '../../personal-data/write-personal.js'
import { userNumbers } from '../create-user/user-numbers.js'
import { circumstancesOf } from './row-circumstances.js'

/** People as rows of a file. */
@Injectable()
export class ImportUsers implements ImportKind {
  readonly kind = 'user'
  readonly permission = 'user:write'
  readonly columns = userColumns

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(PERSON_KEYS) private readonly keys: PersonKeys,
  ) {}

  async takeRows(at: RowsAtHand): Promise<readonly RowFault[]> {
    const { batch, job } = at
    const read = at.rows.map(userRowOf)
    const rows = read.filter((row) => 'fields' in row)
    if (!job.dryRun) await keepNames(batch.client, job.tenantId)
    const known = await circumstancesOf(at, rows)
    const checked = rows.map((row) => ({ row, faults: faultsThere(row, known.get(row.line)!) }))
    if (!job.dryRun) {
      const accepted = checked.filter(({ faults }) => faults.length === 0).map(({ row }) => row)
      await this.register(batch, job, accepted)
    }
    const unreadable = read.flatMap((row) => ('fields' in row ? [] : row))
    return [...unreadable, ...checked.flatMap(({ faults }) => faults)].toSorted((one, other) => one.line - other.line)
  }

  /** As `RegisterPerson` makes one: keys, first events and rows in the list, all or none. */
  private async register(batch: CommandBatch, job: ImportJob, rows: readonly UserRow[]): Promise<void> {
    if (rows.length === 0) return
    const { tenantId, requestedBy: actor, correlationId } = job
    const at = this.clock()
    const numbers = await userNumbers(batch.client, tenantId, rows)
    const newcomers = rows.map((row, index) => ({ ...row, userId: newId(at.getTime()), userNo: numbers[index]! }))
    const fresh = await this.keys.createAll(
      tenantId,
      newcomers.map(({ userId }) => userId),
    )
    const by = { tenantId, actor, ...(correlationId !== null && { correlationId }) }
    await batch.handle(
      { aggregate: people, by, at },
      newcomers.map(({ userId, userNo, enabled, assignments, fields }) => {
        const personal = sealedFields(fresh.keys.get(userId)!, { tenantId, personId: userId }, fields)
        const person = { userId, userNo, enabled, assignments: copyOf(assignments), personal }
        return { id: userId, command: { type: 'create', person } }
      }),
    )
    await fresh.store(batch.client)
    await writeAllPersonal(batch.client, tenantId, newcomers)
  }
}

const copyOf = (assignments: readonly RoleAssignment[]): RoleAssignment[] => [...assignments]
