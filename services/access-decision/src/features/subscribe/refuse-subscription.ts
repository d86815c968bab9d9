import type { Permission } from '@doorledger/contracts'
import { invalidRequest, requirePlace, type ScopedCaller } from '@doorledger/service'
import { DomainError } from '@doorledger/kernel'
import { Inject, Injectable } from '@nestjs/common'
import { isIP } from 'node:net'
import { DATABASE } from '@doorledger/service'
import type { Pool } from 'pg'
import { permissionsFor } from '../../domain/subscriptions/event-types.js'
import { ACCESS_DECISION_OPTIONS, type AccessDecisionOptions } from '../../options.js'
import { holdsHere } from '../../subscriptions/subscription-rows.js'
import { AllowedAddresses, plainHost } from '@doorledger/outbound'
import type { SubscriptionRequest } from './subscription-request.js'

/** What of a subscription can be refused when it is made; where a name leads is looked at each time something is sent. */
@Injectable()
export class RefuseSubscription {
  private readonly addresses: AllowedAddresses

  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(ACCESS_DECISION_OPTIONS) private readonly options: AccessDecisionOptions,
  ) {
    this.addresses = new AllowedAddresses(options.webhookNetworks)
  }

  /** @throws {HttpProblem | DomainError} that names the field */
  async unlessSound(caller: ScopedCaller, request: SubscriptionRequest): Promise<void> {
    const steps = request.facilityPath?.split('/').filter((step) => step !== '') ?? []
    await requirePlace(this.database, caller, { steps, field: 'facilityPath' })
    for (const [n, type] of request.types.entries()) this.requireReader(caller, type, `types.${n}`)
    if (request.includeDuress) require(caller, 'duress:read', 'includeDuress')
    if (request.webhook !== undefined) this.requireReachable(new URL(request.webhook.url))
    if (request.mail !== undefined && this.options.mail === undefined) {
      throw invalidRequest([{ field: 'mail', message: 'cannot be sent, since no mail server is configured' }])
    }
  }

  private requireReader(caller: ScopedCaller, type: string, field: string): void {
    const permissions = permissionsFor(type)
    if (permissions.size === 0) throw invalidRequest([{ field, message: 'must be a type of event there is' }])
    for (const permission of permissions) require(caller, permission, field)
  }

  private requireReachable({ protocol, hostname }: URL): void {
    if (protocol === 'http:' && !this.addresses.hasOwnNetworks) throw unreachable('must begin with https://')
    const host = plainHost(hostname)
    if (isIP(host) === 0) return
    try {
      this.addresses.require(host, protocol === 'https:')
    } catch {
      throw unreachable('must not be an address of a private network')
    }
  }
}

const unreachable = (message: string) => invalidRequest([{ field: 'webhook.url', message }])

const require = (caller: ScopedCaller, permission: Permission, field: string): void => {
  if (holdsHere(caller, permission)) return
  throw new DomainError('permission_missing', 'forbidden', `${field}: takes the permission ${permission}`, {
    field,
    permission,
  })
}
