import type {
  AccessRuleState,
  AccessType,
  CredentialKind,
  CredentialStatus,
  DeviceKind,
  DoorState,
  HolidayState,
  LockdownState,
  MacroState,
  RoleAssignment,
  ScheduleState,
} from '@doorledger/contracts'
import { CredentialTable } from './credentials/credential-table.js'
import type { CredentialsByHmac } from './credentials/credentials-by-hmac.js'
import { SharedIds } from './shared-ids.js'

/** A credential, as far as deciding takes it. */
export interface KnownCredential {
  readonly credentialId: string
  readonly kind: CredentialKind
  readonly state: CredentialStatus
  /** by which it is found: what a reader reads of a thing, or the lookup of what a person knows */
  readonly hmac: string
  readonly last4: string | undefined
  /** undefined when nobody holds it (any more) */
  readonly userId: string | undefined
  readonly validFromMs: number
  readonly validUntilMs: number
  readonly duress: boolean
  /** what controllers find it by while they are offline, still sealed; absent of what was added before there was that */
  readonly sealed?: string
  /** place of the newest event in its history */
  readonly version: number
}

export interface KnownPerson {
  readonly enabled: boolean
  readonly erased: boolean
  readonly assignments: readonly RoleAssignment[]
  readonly version: number
}

export interface KnownDevice {
  readonly deviceId: string
  readonly kind: DeviceKind
  readonly name: string
  readonly zone: string
  readonly facilityPath: string | undefined
  readonly version: number
}

/** Kinds of configured things and their state. */
export interface ConfigStates {
  readonly door: DoorState
  readonly access_rule: AccessRuleState
  readonly schedule: ScheduleState
  readonly holiday: HolidayState
  readonly macro: MacroState
}
export type ConfigKind = keyof ConfigStates

/** What of a credential is sealed in the log, as far as every decision takes it. */
export type OpenSealed = (hmac: string, sealed: string) => { readonly duress: boolean }

/** Everything the policy of one organisation is compiled from. Kept by `applyEvent`, read by everybody else. */
export interface PolicyFacts {
  readonly config: {
    readonly [Kind in ConfigKind]: Map<string, ConfigStates[Kind]>
  }
  /** those in force */
  readonly lockdowns: Map<string, LockdownState>
  readonly devices: Map<string, KnownDevice>
  /** SHA-256 of the credentials of devices */
  readonly deviceTokens: Map<string, string>
  readonly credentials: CredentialTable
  /** the same, by what they are found by */
  readonly credentialByHmac: CredentialsByHmac
  /** of people and groups, as they are kept here */
  readonly ids: SharedIds
  readonly people: Map<string, KnownPerson>
  /** until when each group counts; deleted ones are not there */
  readonly groups: Map<string, number>
  readonly groupsOf: Map<string, Set<string>>
  /** what premises lie in; null for the outermost */
  readonly premises: Map<string, string | null>
  /** place of the newest event in the history of configured things, groups and memberships */
  readonly versions: Map<string, number>
}

export const noFacts = (): PolicyFacts => {
  const credentials = new CredentialTable()
  return {
    config: {
      door: new Map(),
      access_rule: new Map(),
      schedule: new Map(),
      holiday: new Map(),
      macro: new Map(),
    },
    lockdowns: new Map(),
    devices: new Map(),
    deviceTokens: new Map(),
    credentials,
    credentialByHmac: credentials.byHmac,
    ids: new SharedIds(),
    people: new Map(),
    groups: new Map(),
    groupsOf: new Map(),
    premises: new Map(),
    versions: new Map(),
  }
}

/** What a rule calls the credential that was presented: a card is an `rfid` whatever its form. */
export const isCard = (type: AccessType): boolean => type === 'rfid' || type === 'keycard' || type === 'key_fob'
