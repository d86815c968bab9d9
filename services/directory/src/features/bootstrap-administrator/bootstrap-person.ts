import { DomainError } from '@doorledger/kernel'
import { entitiesOf, inTransaction } from '@doorledger/database'
import { type WriteInSameTransaction } from '@doorledger/event-store'
import { DATABASE } from '@doorledger/service'
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common'
import type { Pool } from 'pg'
import { refuseWeakPassword } from '../../domain/password-policy.js'
import type { PersonEvent } from '../../domain/person.js'
import { passwordRows } from '../../sign-in-entities.js'
import { TENANT } from '../../tenant.js'
import { PasswordHashes } from '../check-passwords/password-hashes.js'
import { RegisterPerson } from '../create-user/register-person.js'
import { FIRST_ADMINISTRATOR } from '../create-user/user-numbers.js'
import { AdministratorPasswordFile } from './administrator-password-file.js'

const USERNAME = 'administrator'
const EVERYTHING_EVERYWHERE = { roleId: 'administrator', premisesId: null }

/** Replicas that start together take turns. */
const BOOTSTRAPPING = 0x0d2f

/**
 * Makes the first person at the first start: an administrator, whose one-time password is left in a file. The file is
 * written before the person is made, so the password in it works whenever this has returned.
 */
@Injectable()
export class BootstrapPerson implements OnApplicationBootstrap {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    private readonly people: RegisterPerson,
    private readonly hashes: PasswordHashes,
    private readonly file: AdministratorPasswordFile,
  ) {}

  onApplicationBootstrap(): Promise<void> {
    return inTransaction(this.database, async (client) => {
      await client.query('select pg_advisory_xact_lock($1::int, $2::regclass::oid::int)', [BOOTSTRAPPING, 'passwords'])
      if (!(await this.isMade())) await this.make()
    })
  }

  /** Also asks the events: the list of people may still have to be filled after a restore. */
  private async isMade(): Promise<boolean> {
    const { rows } = await this.database.query<{ made: boolean }>(
      `select exists (select from people where tenant_id = $1 and (user_no = $2 or username_key = $3 or lower(username) = $3))
           or exists (select from events where tenant_id = $1 and type = 'user.created'
                        and (value::jsonb #>> '{data,userNo}')::int = $2) as made`,
      [TENANT, FIRST_ADMINISTRATOR, USERNAME],
    )
    return rows[0]!.made
  }

  private async make(): Promise<void> {
    const password = await this.file.readOrWrite()
    refuseUnusable(password)
    const hash = await this.hashes.hash(password)
    const inSameTransaction: WriteInSameTransaction<PersonEvent> = async (client, [created]) => {
      const { data, time } = created!
      const row = { tenantId: TENANT, userId: data.userId, hash, mustChange: true, changedAt: new Date(time) }
      await entitiesOf(client).insert(passwordRows, row)
    }
    const fields = { username: USERNAME, name: 'Administrator' }
    const administrator = {
      fields,
      userNo: FIRST_ADMINISTRATOR,
      assignments: [EVERYTHING_EVERYWHERE],
      inSameTransaction,
    }
    await this.people.register({ tenantId: TENANT, actor: 'system' }, administrator)
    this.file.announce(USERNAME)
  }
}

const refuseUnusable = (password: string): void => {
  try {
    refuseWeakPassword(password, USERNAME, 'password')
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    throw new Error(`The file for the administrator’s password holds one that ${error.message}`, { cause: error })
  }
}
