import type { AccessEventData, DoorOperation, DoorState, MacroState } from '@doorledger/contracts'

/** What one device is told to do on account of a grant. */
export interface DeviceOperation {
  readonly deviceId: string
  readonly doorId: string
  readonly action: {
    readonly kind: 'command' | 'macro'
    readonly name: string
  }
  readonly operation: DoorOperation
  /** nobody at the door is to notice, whatever becomes of it */
  readonly isSilent: boolean
}

export interface GrantedAction {
  readonly data: Pick<AccessEventData, 'action' | 'accessDevice'>
  readonly door: DoorState
  readonly doors: ReadonlyMap<string, DoorState>
  readonly macros: ReadonlyMap<string, MacroState>
  readonly duressMacroId: string | undefined
}

/** More than any sensible macro of macros; a cycle that slipped in ends here. */
const MOST_OPERATIONS = 200

/** What follows from a grant, in order. The device that asked unlocks by the answer, and is not told again. */
export const operationsOf = (granted: GrantedAction): readonly DeviceOperation[] => {
  const { data, door, duressMacroId } = granted
  if (data.action === undefined) return []
  const action = { kind: data.action.kind, name: data.action.name }
  const own: readonly DeviceOperation[] =
    action.kind === 'macro'
      ? stepsOf(granted, action.name, false)
      : unlocking(door, data)
        ? [{ ...unlock(door, data.action.unlockSec), action, isSilent: false }]
        : []
  const silent = duressMacroId === undefined ? [] : stepsOf(granted, duressMacroId, true)
  return [...own, ...silent].slice(0, MOST_OPERATIONS)
}

const unlocking = ({ lockDeviceId }: DoorState, { accessDevice }: GrantedAction['data']): boolean =>
  lockDeviceId !== undefined && lockDeviceId !== accessDevice.id

const unlock = (door: DoorState, unlockSec: number | undefined) => ({
  deviceId: actuatorOf(door),
  doorId: door.doorId,
  operation: {
    kind: 'unlock' as const,
    unlockSec: unlockSec ?? door.unlockSec,
  },
})

const actuatorOf = ({ lockDeviceId, accessPoints, doorId }: DoorState): string =>
  lockDeviceId ?? accessPoints[0]?.deviceId ?? doorId

const stepsOf = (granted: GrantedAction, macroId: string, isSilent: boolean): readonly DeviceOperation[] => {
  const found: DeviceOperation[] = []
  const run = (id: string, around: readonly string[]): void => {
    if (around.includes(id) || found.length >= MOST_OPERATIONS) return
    for (const step of granted.macros.get(id)?.steps ?? []) {
      if (step.kind === 'macro') run(step.macroId, [...around, id])
      else
        found.push(
          ...operationOf(granted, step).map((each) => ({
            ...each,
            action: { kind: 'macro' as const, name: macroId },
            isSilent,
          })),
        )
    }
  }
  run(macroId, [])
  return found
}

type PlainStep = Exclude<MacroState['steps'][number], { kind: 'macro' }>

const operationOf = (
  { door, doors }: GrantedAction,
  step: PlainStep,
): readonly Omit<DeviceOperation, 'action' | 'isSilent'>[] => {
  if (step.kind === 'command') {
    return [
      {
        deviceId: step.deviceId,
        doorId: door.doorId,
        operation: { kind: 'command', command: step.command },
      },
    ]
  }
  const target = doors.get(step.doorId)
  if (target === undefined) return []
  if (step.kind === 'unlock') return [unlock(target, step.unlockSec)]
  return [
    {
      deviceId: actuatorOf(target),
      doorId: target.doorId,
      operation: { kind: 'relock' },
    },
  ]
}
