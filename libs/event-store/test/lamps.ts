import { defineEvent, deviceDecoders, type EventFrom, type FactOf } from '@doorledger/contracts'
import { type Decider, DomainError } from '@doorledger/kernel'
import { z } from 'zod'

/** The smallest thing that people decide about, for tests of what does not depend on it. */
const ofLamp = { version: 1, topic: deviceDecoders, subject: ({ lampId }: { lampId: string }) => lampId }

export const lampSwitched = defineEvent({
  ...ofLamp,
  type: 'lamp.switched',
  description: 'A lamp went on or off.',
  data: z.object({ lampId: z.string(), on: z.boolean() }),
  example: { lampId: 'desk', on: true },
})
export const lampLabelled = defineEvent({
  ...ofLamp,
  type: 'lamp.labelled',
  description: 'A lamp got a name.',
  data: z.object({ lampId: z.string(), label: z.string().min(1) }),
  example: { lampId: 'desk', label: 'The one on the desk' },
})

export type LampEvent = FactOf<EventFrom<typeof lampSwitched> | EventFrom<typeof lampLabelled>>
export type LampCommand =
  | { readonly type: 'switch'; readonly lampId: string; readonly on: boolean }
  | { readonly type: 'flash'; readonly lampId: string; readonly times: number }
  | { readonly type: 'label'; readonly lampId: string; readonly label: string; readonly secret?: string }
export interface LampState {
  readonly on: boolean
  readonly switchedTimes: number
  readonly label?: string
}

const switched = (lampId: string, on: boolean): LampEvent => ({ type: 'lamp.switched', data: { lampId, on } })

const decide = (command: LampCommand, { on }: LampState): readonly LampEvent[] => {
  const { lampId } = command
  switch (command.type) {
    case 'switch':
      return command.on === on ? [] : [switched(lampId, command.on)]
    case 'flash':
      if (on) throw new DomainError('lamp_is_on', 'conflict', 'A lamp that is on cannot flash')
      return Array.from({ length: command.times * 2 }, (_, index) => switched(lampId, index % 2 === 0))
    case 'label': {
      const { type: _, ...data } = command
      return [{ type: 'lamp.labelled', data }]
    }
  }
}

const evolve = (state: LampState, event: LampEvent): LampState => {
  switch (event.type) {
    case 'lamp.switched':
      return { ...state, on: event.data.on, switchedTimes: state.switchedTimes + 1 }
    case 'lamp.labelled':
      return { ...state, label: event.data.label }
  }
}

export const lamp: Decider<LampCommand, LampState, LampEvent> = {
  initial: { on: false, switchedTimes: 0 },
  decide,
  evolve,
}
