import { z } from 'zod'
import { lineOfText } from '../../readable-text.js'
import { deviceId } from '../../device/device-attributes.js'
import { type ConfigEvent, configEvents } from './config-events.js'
import { configId, configured } from './config-id.js'

/** What a device is told to do besides unlocking and relocking, in the words of its vendor. */
export const vendorCommand = z.object({
  name: lineOfText(64),
  parameters: z.record(z.string().max(64), z.string().max(500)).optional(),
})

/** One thing a macro does. Steps run in their order; one that fails does not keep the next from running. */
export const macroStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unlock'), doorId: configId, unlockSec: z.int().min(1).max(3_600).optional() }),
  z.object({ kind: z.literal('relock'), doorId: configId }),
  z.object({ kind: z.literal('command'), deviceId, command: vendorCommand }),
  z.object({ kind: z.literal('macro'), macroId: configId }),
])
export type MacroStep = z.infer<typeof macroStep>

export const macroState = z.object({
  macroId: configId,
  ...configured,
  steps: z.array(macroStep).min(1).max(50),
})
export type MacroState = z.infer<typeof macroState>

export const macroExample: MacroState = {
  macroId: 'call-for-help',
  name: 'Call for help',
  steps: [{ kind: 'command', deviceId: 'controller-1', command: { name: 'silent-alarm' } }],
  deleted: false,
}

export const macroEvents = configEvents({
  kind: 'macro',
  called: 'a macro',
  state: macroState,
  idOf: ({ macroId }) => macroId,
  example: macroExample,
})
export type MacroEvent = ConfigEvent<typeof macroEvents>
