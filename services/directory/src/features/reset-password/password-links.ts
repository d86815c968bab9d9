import { entitiesOf, LessThan, MoreThan } from '@doorledger/database'
import { DomainError, newId, sha256 } from '@doorledger/kernel'
import type { CommandHandler, Actor, WriteInSameTransaction } from '@doorledger/event-store'
import { CLOCK, type Clock, COMMANDS, DATABASE } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import { randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import type { PasswordEvent } from '../../domain/password.js'
import { passwords } from '../../aggregates/passwords.js'
import { passwordLinkRows } from '../../sign-in-entities.js'
import { Accounts } from '../check-passwords/accounts.js'
import { SetPassword } from '../change-password/set-password.js'

/** How long a link can be used; mails say so. */
const LIFETIME_MS = 3_600_000
const SECRET_BYTES = 32

export const linkToken = /^dl_pw_[A-Za-z0-9_-]{43}$/

/** A one-time link to set a password, as whoever gets it sees it. */
export interface PasswordLink {
  /** the secret in the link; only its hash is kept */
  readonly token: string
  readonly expiresAt: Date
}

/** Makes one-time links to set a password, and takes them. */
@Injectable()
export class PasswordLinks {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async make(by: Actor, userId: string, how: 'mail' | 'administrator'): Promise<PasswordLink> {
    const at = this.clock()
    const linkId = newId(at.getTime())
    const token = `dl_pw_${randomBytes(SECRET_BYTES).toString('base64url')}`
    const expiresAt = new Date(at.getTime() + LIFETIME_MS)
    const inSameTransaction: WriteInSameTransaction<PasswordEvent> = async (client) => {
      await entitiesOf(client).delete(passwordLinkRows, { expiresAt: LessThan(at) })
      const row = { linkHash: sha256(token), linkId, tenantId: by.tenantId, userId, expiresAt }
      await entitiesOf(client).insert(passwordLinkRows, row)
    }
    const target = { aggregate: passwords, id: userId, by, at, inSameTransaction }
    await this.commands.handle(target, { type: 'requestReset', userId, linkId, how })
    return { token, expiresAt }
  }

  /** Whose link it is; undefined when there is none, or no longer. */
  async find(token: string): Promise<{ readonly tenantId: string; readonly userId: string } | undefined> {
    const usable = { linkHash: sha256(token), expiresAt: MoreThan(this.clock()) }
    return (await entitiesOf(this.database).findOneBy(passwordLinkRows, usable)) ?? undefined
  }
}

/** Lets whoever has a link set the password, once. */
@Injectable()
export class UsePasswordLink {
  constructor(
    private readonly links: PasswordLinks,
    private readonly accounts: Accounts,
    private readonly passwords: SetPassword,
  ) {}

  /** @throws {DomainError} `password_link_unknown`, or when the password is too weak: then the link can be used again */
  async use(token: string, password: string): Promise<void> {
    const link = await this.links.find(token)
    const account = link && (await this.accounts.byId(link.tenantId, link.userId))
    if (account === undefined) throw unknown()
    const { tenantId, userId, username } = account
    const inSameTransaction: WriteInSameTransaction<PasswordEvent> = async (client) => {
      const taken = await entitiesOf(client).delete(passwordLinkRows, { linkHash: sha256(token) })
      if (taken.affected === 0) throw unknown()
    }
    await this.passwords.set(
      { tenantId, actor: `user:${userId}` },
      { userId, username, password, how: 'link', inSameTransaction },
    )
  }
}

const unknown = (): DomainError =>
  new DomainError('password_link_unknown', 'not_found', 'The link was used, has expired or never existed')
