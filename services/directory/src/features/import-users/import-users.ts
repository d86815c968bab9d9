import type { RoleAssignment } from '@doorledger/contracts'
import { actorOf, type ImportJob, type ImportKind, type RowsAtHand } from '@doorledger/csv'
import { faultsOf, type RowFault } from '@doorledger/csv/rows'
import { newId } from '@doorledger/kernel'
import type { CommandBatch } from '@doorledger/event-store'
import type { PersonKeys } from '@doorledger/privacy'
import { type Caller, CLOCK, type Clock } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import { requireAssigning } from '../../administrators/require-assigning.js'
import { people } from '../../aggregates/people.js'
import { faultsThere, userColumns, type UserRow, userRowOf } from '../../domain/user-row.js'
import { PERSON_KEYS } from '../../personal-data/person-keys.js'
import { sealedFields } from '../../personal-data/sealed-fields.js'
import { keepNames, writeAllPersonal } from '../../personal-data/write-personal.js'
import { userNumbers } from '../../people/user-numbers.js'
import { contextOf } from './row-context.js'

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

  allow(caller: Caller, columns: readonly string[]): void {
    if (columns.includes('roles')) requireAssigning(caller)
  }

  async takeRows(at: RowsAtHand): Promise<readonly RowFault[]> {
    const { batch, job } = at
    const read = at.rows.map(userRowOf)
    const rows = read.filter((row) => 'fields' in row)
    if (!job.dryRun) await keepNames(batch.client, job.tenantId)
    const known = await contextOf(at, rows)
    const checked = rows.map((row) => ({ row, faults: faultsThere(row, known.get(row.line)!) }))
    if (!job.dryRun) {
      const accepted = checked.filter(({ faults }) => faults.length === 0).map(({ row }) => row)
      await this.register(batch, job, accepted)
    }
    const unreadable = read.flatMap((row) => ('fields' in row ? [] : row))
    return faultsOf(
      unreadable,
      checked.flatMap(({ faults }) => faults),
    )
  }

  /** As `RegisterPerson` makes one: keys, first events and rows in the list, all or none. */
  private async register(batch: CommandBatch, job: ImportJob, rows: readonly UserRow[]): Promise<void> {
    if (rows.length === 0) return
    const { tenantId } = job
    const at = this.clock()
    const numbers = await userNumbers(batch.client, tenantId, rows)
    const newcomers = rows.map((row, index) => ({ ...row, userId: newId(at.getTime()), userNo: numbers[index]! }))
    const fresh = await this.keys.createAll(
      tenantId,
      newcomers.map(({ userId }) => userId),
    )
    await batch.handle(
      { aggregate: people, by: actorOf(job), at },
      newcomers.map(({ userId, userNo, enabled, assignments, premisesId, fields }) => {
        const personal = sealedFields(fresh.keys.get(userId)!, { tenantId, personId: userId }, fields)
        const person = {
          userId,
          userNo,
          enabled,
          assignments: copyOf(assignments),
          ...(premisesId !== undefined && { premisesId }),
          personal,
        }
        return { id: userId, command: { type: 'create', person } }
      }),
    )
    await fresh.store(batch.client)
    await writeAllPersonal(batch.client, tenantId, newcomers)
  }
}

const copyOf = (assignments: readonly RoleAssignment[]): RoleAssignment[] => [...assignments]
