import { type MacroState, macroExample } from '@doorledger/contracts'
import { describe, expect, it } from 'vitest'
import { type GrantedAction, operationsOf } from './operations.js'
import { door } from './policy-world.fixture.js'

const macro = (macroId: string, steps: MacroState['steps']): MacroState => ({
  ...macroExample,
  macroId,
  steps,
})
const alarm = {
  kind: 'command',
  deviceId: 'siren',
  command: { name: 'silent-alarm' },
} as const
const granted = (parts: Partial<GrantedAction> = {}): GrantedAction => ({
  data: {
    action: { kind: 'command', name: 'unlock', unlockSec: 7 },
    accessDevice: { id: 'reader-1', name: 'Reader', kind: 'reader' },
  },
  door: door({ lockDeviceId: 'controller-1' }),
  doors: new Map([['main-entrance', door({ lockDeviceId: 'controller-1' })]]),
  macros: new Map([
    ['help', macro('help', [alarm])],
    [
      'all',
      macro('all', [
        { kind: 'macro', macroId: 'help' },
        { kind: 'relock', doorId: 'main-entrance' },
      ]),
    ],
    ['round', macro('round', [alarm, { kind: 'macro', macroId: 'round' }])],
  ]),
  duressMacroId: undefined,
  ...parts,
})
const told = (parts?: Partial<GrantedAction>) =>
  operationsOf(granted(parts)).map(({ deviceId, operation, isSilent }) => [deviceId, operation.kind, isSilent])
const running = (name: string): GrantedAction['data'] => ({
  ...granted().data,
  action: { kind: 'macro', name },
})

describe('what follows from a grant', () => {
  it('is that the lock of the door unlocks, for as long as was granted', () => {
    expect(operationsOf(granted())[0]!.operation).toEqual({
      kind: 'unlock',
      unlockSec: 7,
    })
    expect(told()).toEqual([['controller-1', 'unlock', false]])
  })

  it('is nothing where the device that asked unlocks by the answer', () => {
    expect(told({ door: door({ lockDeviceId: 'reader-1' }) })).toEqual([])
  })

  it('is each step of a macro, those of macros in it too, and never for ever', () => {
    expect(told({ data: running('all') })).toEqual([
      ['siren', 'command', false],
      ['controller-1', 'relock', false],
    ])
    expect(told({ data: running('round') })).toHaveLength(1)
  })

  it('is silent help besides, on duress', () => {
    expect(told({ duressMacroId: 'help' })).toEqual([
      ['controller-1', 'unlock', false],
      ['siren', 'command', true],
    ])
  })
})
