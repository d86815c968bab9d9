import type { RoleAssignment } from '@doorledger/contracts'
import { newId } from '@doorledger/kernel'
import type { Actor, CommandHandler, WriteInSameTransaction } from '@doorledger/event-store'
import type { PersonKeys } from '@doorledger/privacy'
import { CLOCK, type Clock, COMMANDS, DATABASE } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import pg, { type Pool } from 'pg'
import { people } from '../aggregates/people.js'
import type { PersonEvent } from '../domain/person.js'
import { PERSON_KEYS } from '../personal-data/person-keys.js'
import type { PersonalFields } from '../personal-data/personal-fields.js'
import { sealedFields } from '../personal-data/sealed-fields.js'
import { writePersonal } from '../personal-data/write-personal.js'
import { nextUserNo } from './user-numbers.js'

/** Somebody the directory is to know. */
export interface NewPerson {
  readonly fields: PersonalFields
  readonly assignments: readonly RoleAssignment[]
  /** where he belongs; nowhere in particular when left out */
  readonly premisesId?: string | undefined
  /** the next one when left out */
  readonly userNo?: number
  /** rows that belong to the new person, in the same transaction */
  readonly inSameTransaction?: WriteInSameTransaction<PersonEvent>
}

const ATTEMPTS = 4

/** Makes a person: a key, the first event sealed under it, and the row in the list, all or none of them. */
@Injectable()
export class RegisterPerson {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(PERSON_KEYS) private readonly keys: PersonKeys,
  ) {}

  /**
   * @returns the id of the person
   * @throws {DomainError} `username_taken`
   */
  async register(by: Actor, given: NewPerson): Promise<string> {
    for (let attempt = 1; ; attempt += 1) {
      const userNo = given.userNo ?? (await nextUserNo(this.database, by.tenantId))
      try {
        return await this.create(by, given, userNo)
      } catch (error) {
        // An import brought the number along that was the next one.
        if (given.userNo !== undefined || !isTakenNumber(error) || attempt === ATTEMPTS) throw error
      }
    }
  }

  private async create(by: Actor, { fields, assignments, premisesId, ...given }: NewPerson, userNo: number) {
    const at = this.clock()
    const person = { tenantId: by.tenantId, personId: newId(at.getTime()) }
    const fresh = await this.keys.create(person)
    const inSameTransaction: WriteInSameTransaction<PersonEvent> = async (client, events) => {
      await fresh.store(client)
      await writePersonal(client, person, fields)
      await given.inSameTransaction?.(client, events)
    }
    const { personId: userId } = person
    const personal = sealedFields(fresh.key, person, fields)
    await this.commands.handle(
      { aggregate: people, id: userId, by, at, inSameTransaction },
      {
        type: 'create',
        person: {
          userId,
          userNo,
          enabled: true,
          assignments: [...assignments],
          ...(premisesId !== undefined && { premisesId }),
          personal,
        },
      },
    )
    return userId
  }
}

const isTakenNumber = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && error.code === '23505' && error.constraint === 'people_user_no'
