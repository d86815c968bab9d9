import type { DeviceAttributes } from '@doorledger/contracts'

/** Whose codes we know without being told otherwise. */
export const DEFAULT_FAMILY = 'engage'

/** Attributes of a device as somebody gives them who registers it. */
export type GivenAttributes = Omit<DeviceAttributes, 'zone' | 'family'> & {
  readonly zone?: string | undefined
  readonly family?: string | undefined
}

/** @param siteZone IANA zone of devices that are registered without one */
export const withDefaults = (given: GivenAttributes, siteZone: string): DeviceAttributes => ({
  ...given,
  zone: given.zone ?? siteZone,
  family: given.family ?? DEFAULT_FAMILY,
})
