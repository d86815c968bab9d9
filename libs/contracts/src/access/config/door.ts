import { z } from 'zod'
import { deviceId } from '../../device/device-attributes.js'
import { type ConfigEvent, configEvents } from './config-events.js'
import { configId, configured, localZone } from './config-id.js'

/** One direction of passage through a door, at one access device (ONVIF AccessPoint). */
export const accessPoint = z.object({
  accessPointId: configId,
  deviceId: deviceId.describe('The reader, keypad, controller or lock that receives the credential'),
  fromAreaId: configId.optional().describe('Premises on this side'),
  toAreaId: configId.optional().describe('Premises on the other side'),
})
export type AccessPoint = z.infer<typeof accessPoint>

/** What a door does when it cannot be decided who may pass. Egress is always open. */
export const failMode = z.enum(['secure', 'open'])

const seconds = (least: number, most: number) => z.int().min(least).max(most)

/** Whole state of a door: its devices, the areas on either side, and its times. */
export const doorState = z.object({
  doorId: configId,
  ...configured,
  zone: localZone,
  accessPoints: z.array(accessPoint).max(32),
  lockDeviceId: deviceId.optional().describe('The device that unlocks; the access device itself when absent'),
  contactDeviceId: deviceId.optional().describe('The device that reports whether the door is open'),
  rexDeviceIds: z.array(deviceId).max(16).describe('Devices that report requests to exit'),
  unlockSec: seconds(1, 3_600).describe('How long a grant unlocks the door when its rule says nothing'),
  heldOpenThresholdSec: seconds(1, 86_400).describe('From when on an open door counts as held open'),
  forcedOpenWindowSec: seconds(0, 600).describe('How long after an unlock an opening counts as authorised'),
  passageScheduleIds: z.array(configId).max(16).describe('When the door is unlocked without a credential'),
  failMode,
})
export type DoorState = z.infer<typeof doorState>

export const doorExample: DoorState = {
  doorId: 'main-entrance',
  name: 'Main entrance',
  facilityPath: 'hq/building-1',
  accessPoints: [{ accessPointId: 'in', deviceId: 'reader-1', fromAreaId: 'street', toAreaId: 'lobby' }],
  lockDeviceId: 'controller-1',
  contactDeviceId: 'controller-1',
  rexDeviceIds: ['controller-1'],
  unlockSec: 5,
  heldOpenThresholdSec: 30,
  forcedOpenWindowSec: 10,
  passageScheduleIds: [],
  failMode: 'secure',
  deleted: false,
}

export const doorConfigEvents = configEvents({
  kind: 'door',
  called: 'a door',
  state: doorState,
  idOf: ({ doorId }) => doorId,
  example: doorExample,
})
export type DoorConfigEvent = ConfigEvent<typeof doorConfigEvents>
