import type { DeviceAttributesChanged, DeviceRegistered, PhoneKeyReported } from '@doorledger/contracts'

/** How a device is named in events. */
export type DeviceRef = PhoneKeyReported['data']['device']

export type DeviceDescribed = DeviceRegistered | DeviceAttributesChanged

/** What a device was called and where it was from some time on. */
export interface DeviceDescription {
  readonly tenantId: string
  readonly deviceId: string
  /** place in the history of the device */
  readonly version: number
  readonly describedAt: string
  readonly ref: DeviceRef
}

export const descriptionIn = ({ tenantid, streamversion, time, data }: DeviceDescribed): DeviceDescription => {
  const { deviceId, kind, attributes } = data
  const { name, facilityPath } = attributes
  return {
    tenantId: tenantid,
    deviceId,
    version: streamversion ?? 1,
    describedAt: time,
    ref: { id: deviceId, name, kind, ...(facilityPath !== undefined && { facilityPath }) },
  }
}

/** What is known of the devices of a batch, and what the batch adds to it. */
export class DeviceDescriptions {
  readonly #byDevice = new Map<string, DeviceDescription[]>()
  readonly #added: DeviceDescription[] = []

  /** @param stored all there are of each device */
  constructor(stored: Iterable<DeviceDescription>) {
    for (const description of stored) this.#put(description)
  }

  get added(): readonly DeviceDescription[] {
    return this.#added
  }

  /** What was added before changes nothing. */
  add(description: DeviceDescription): void {
    if (this.#put(description)) this.#added.push(description)
  }

  /**
   * The device as it was at a time, however late that is asked; as it was first known when the time lies before that.
   * @param otherwise when nothing is known of the device
   */
  refAt(tenantId: string, time: string, otherwise: DeviceRef): DeviceRef {
    const known = this.#byDevice.get(keyOf(tenantId, otherwise.id)) ?? []
    return (known.findLast(({ describedAt }) => describedAt <= time) ?? known[0])?.ref ?? otherwise
  }

  #put(description: DeviceDescription): boolean {
    const key = keyOf(description.tenantId, description.deviceId)
    const known = this.#byDevice.get(key) ?? []
    if (known.some(({ version }) => version === description.version)) return false
    const all = [...known, description].sort((one, other) => one.version - other.version)
    this.#byDevice.set(key, all)
    return true
  }
}

const keyOf = (tenantId: string, deviceId: string): string => JSON.stringify([tenantId, deviceId])
