import type {
  DeviceAttributes,
  DeviceAttributesChanged,
  DeviceCredentialIssued,
  DeviceCredentialRevoked,
  DeviceKind,
  DeviceRegistered,
  FactOf,
} from '@doorledger/contracts'
import { type Decider, DomainError, requireVersion, type Seen } from '@doorledger/kernel'
import { type AttributeChanges, changedAttributes, namesOfChanged } from './attribute-changes.js'

export type DeviceEvent = FactOf<
  DeviceRegistered | DeviceAttributesChanged | DeviceCredentialIssued | DeviceCredentialRevoked
>

export type DeviceCommand =
  | {
      readonly type: 'register'
      readonly deviceId: string
      readonly kind: DeviceKind
      readonly attributes: DeviceAttributes
      /** absent when it is given one later */
      readonly credentialId?: string
      readonly tokenHash?: string
    }
  | ({ readonly type: 'change'; readonly changes: AttributeChanges } & Seen)
  | { readonly type: 'issueCredential'; readonly credentialId: string; readonly tokenHash?: string }
  | { readonly type: 'revokeCredential' }

export type DeviceState =
  | { readonly status: 'unknown' }
  | {
      readonly status: 'registered'
      readonly deviceId: string
      readonly kind: DeviceKind
      readonly attributes: DeviceAttributes
      /** how often it was described, this time included; another credential makes no other version */
      readonly version: number
      /** absent before one was issued, and after it was revoked */
      readonly credentialId?: string
    }

type Registered = Extract<DeviceState, { status: 'registered' }>

const decide = (command: DeviceCommand, standing: DeviceState): readonly DeviceEvent[] => {
  if (command.type === 'register') return register(command, standing)
  if (standing.status === 'unknown') throw new DomainError('device_not_found', 'not_found', 'There is no such device')
  const { deviceId, credentialId } = standing
  switch (command.type) {
    case 'change':
      return change(command, standing)
    case 'issueCredential':
      return [issued(deviceId, command.credentialId, command.tokenHash)]
    case 'revokeCredential':
      return credentialId === undefined ? [] : [{ type: 'device.credential_revoked', data: { deviceId, credentialId } }]
  }
}

const register = (
  { deviceId, kind, attributes, credentialId, tokenHash }: Extract<DeviceCommand, { type: 'register' }>,
  { status }: DeviceState,
): readonly DeviceEvent[] => {
  if (status === 'registered') {
    throw new DomainError('device_exists', 'conflict', 'A device with this id is registered already', { field: 'id' })
  }
  const registered: DeviceEvent = { type: 'device.registered', data: { deviceId, kind, attributes } }
  if (credentialId === undefined) return [registered]
  return [registered, issued(deviceId, credentialId, tokenHash)]
}

const issued = (deviceId: string, credentialId: string, tokenHash: string | undefined): DeviceEvent => ({
  type: 'device.credential_issued',
  data: { deviceId, credentialId, ...(tokenHash !== undefined && { tokenHash }) },
})

const change = (
  { changes, ...seen }: Extract<DeviceCommand, { type: 'change' }>,
  { deviceId, kind, attributes, version }: Registered,
): readonly DeviceEvent[] => {
  requireVersion(seen, version)
  const next = changedAttributes(attributes, changes)
  const changed = namesOfChanged(attributes, next)
  return changed.length === 0
    ? []
    : [{ type: 'device.attributes_changed', data: { deviceId, kind, attributes: next, changed } }]
}

const evolve = (standing: DeviceState, event: DeviceEvent): DeviceState => {
  if (event.type === 'device.registered') return { status: 'registered', ...event.data, version: 1 }
  if (standing.status === 'unknown') return standing
  switch (event.type) {
    case 'device.attributes_changed':
      return { ...standing, attributes: event.data.attributes, version: standing.version + 1 }
    case 'device.credential_issued':
      return { ...standing, credentialId: event.data.credentialId }
    case 'device.credential_revoked': {
      const { credentialId: _, ...rest } = standing
      return rest
    }
  }
}

/** The life of a device in the register: known once, described as it is now, with one credential at a time. */
export const device: Decider<DeviceCommand, DeviceState, DeviceEvent> = {
  initial: { status: 'unknown' },
  decide,
  evolve,
}
