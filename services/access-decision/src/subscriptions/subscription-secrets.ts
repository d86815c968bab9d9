import { destroyPersonKey, type NewPersonKey, openPersonKeys, type PersonKeys, seal, unseal } from '@doorledger/privacy'
import { DATABASE } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import { randomBytes } from 'node:crypto'
import type { ClientBase, Pool } from 'pg'
import { ACCESS_DECISION_OPTIONS, type AccessDecisionOptions } from '../options.js'

/** Fields that are kept sealed. */
type Field = 'target' | 'secret'

export interface Owner {
  readonly tenantId: string
  readonly subscriptionId: string
}

/** Seals what belongs to one subscription, and opens it. */
export interface Sealing {
  seal(field: Field, text: string): string
  unseal(field: Field, sealed: string): string
}

const SECRET_BYTES = 32

/** 256 random bits that a receiver knows us by. */
export const newWebhookSecret = (): string => `whsec_${randomBytes(SECRET_BYTES).toString('base64url')}`

/**
 * Addresses and secrets of receivers, sealed in the database as what a person owns is: under a key of their own, which
 * lies under the wrapping keys of the installation.
 */
@Injectable()
export class SubscriptionSecrets {
  #keys: Promise<PersonKeys> | undefined

  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(ACCESS_DECISION_OPTIONS) private readonly options: AccessDecisionOptions,
  ) {}

  /** For a new subscription: the key is to be stored in the transaction of its first event. */
  async create(owner: Owner): Promise<{ readonly sealing: Sealing; readonly key: NewPersonKey }> {
    const key = await (await this.keys()).create(personOf(owner))
    return { sealing: sealingOf(key.key, owner), key }
  }

  /** @returns undefined when the subscription was deleted */
  async of(owner: Owner): Promise<Sealing | undefined> {
    const found = await (await this.keys()).find(owner.tenantId, [owner.subscriptionId])
    const key = found.get(owner.subscriptionId)
    return key && sealingOf(key, owner)
  }

  /** In the transaction that deletes the subscription. */
  destroy(client: ClientBase, owner: Owner, at: Date): Promise<void> {
    return destroyPersonKey(client, personOf(owner), at)
  }

  private keys(): Promise<PersonKeys> {
    return (this.#keys ??= openPersonKeys(this.database, this.options.keys.wrappingKeys))
  }
}

const personOf = ({ tenantId, subscriptionId }: Owner) => ({ tenantId, personId: subscriptionId })

const sealingOf = (key: Parameters<typeof seal>[0], owner: Owner): Sealing => {
  const place = (field: Field) => ({ ...personOf(owner), eventId: owner.subscriptionId, field })
  return {
    seal: (field, text) => seal(key, place(field), text),
    unseal: (field, sealed) => unseal(key, place(field), sealed),
  }
}
