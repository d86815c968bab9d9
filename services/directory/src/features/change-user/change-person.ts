import type { RoleAssignment } from '@doorledger/contracts'
import type { Actor, CommandHandler, WriteInSameTransaction } from '@doorledger/event-store'
import type { Person, PersonKeys } from '@doorledger/privacy'
import { CLOCK, type Clock, COMMANDS, DATABASE } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import type { Pool } from 'pg'
import { administratorCheck } from '../../administrators/last-administrator.js'
import { people } from '../../aggregates/people.js'
import { userErased } from '../../domain/person.js'
import { PERSON_KEYS } from '../../personal-data/person-keys.js'
import { changedFields, type PersonalChanges, type PersonalFields } from '../../personal-data/personal-fields.js'
import { sealedFields } from '../../personal-data/sealed-fields.js'
import { writePersonal } from '../../personal-data/write-personal.js'
import type { UserView } from '../../people/user-view.js'

export interface PersonChange extends PersonalChanges {
  readonly assignments?: readonly RoleAssignment[] | undefined
  /** null: belongs nowhere in particular */
  readonly premisesId?: string | null | undefined
  readonly expectedVersion: number
}

/** Changes a person. When something personal changes, all of it is sealed anew. */
@Injectable()
export class ChangePerson {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(PERSON_KEYS) private readonly keys: PersonKeys,
  ) {}

  /**
   * @param before as it is in the list; when it has another version than expected, the change is refused
   * @throws {DomainError} `changed_meanwhile`, `username_taken`, `external_id_taken`, `user_erased`, `last_administrator`
   */
  async change(by: Actor, before: UserView, change: PersonChange): Promise<void> {
    const { assignments, premisesId, expectedVersion, ...personalChanges } = change
    const person = { tenantId: by.tenantId, personId: before.id }
    const fields = changedFields(fieldsOf(before), personalChanges)
    const { isLastAdministrator, inSameTransaction: keepAdministrator } = await administratorCheck(
      this.database,
      person,
    )
    const inSameTransaction: WriteInSameTransaction = async (client) => {
      if (fields !== undefined) await writePersonal(client, person, fields)
      await keepAdministrator(client)
    }
    await this.commands.handle(
      { aggregate: people, id: before.id, by, at: this.clock(), inSameTransaction },
      {
        type: 'change',
        expectedVersion,
        isLastAdministrator,
        ...(fields !== undefined && { personal: await this.sealed(person, fields) }),
        ...(assignments !== undefined && { assignments }),
        ...(premisesId !== undefined && { premisesId }),
      },
    )
  }

  private async sealed(person: Person, fields: PersonalFields) {
    const key = (await this.keys.find(person.tenantId, [person.personId])).get(person.personId)
    if (key === undefined) throw userErased()
    return sealedFields(key, person, fields)
  }
}

const fieldsOf = ({ username, name, email, phone, externalIds }: UserView): PersonalFields => ({
  username: username ?? '',
  name,
  ...(email !== null && { email }),
  ...(phone !== null && { phone }),
  ...(externalIds.length > 0 && { externalIds }),
})
