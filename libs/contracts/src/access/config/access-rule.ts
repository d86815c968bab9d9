import { z } from 'zod'
import { roleId } from '../../directory/role.js'
import { accessType } from '../vocabulary.js'
import { type ConfigEvent, configEvents } from './config-events.js'
import { configId, configured } from './config-id.js'

/** What runs on a grant: the door unlocks, or a macro runs. */
export const ruleAction = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('command'), name: z.literal('unlock') }),
  z.object({ kind: z.literal('macro'), macroId: configId }),
])
export type RuleAction = z.infer<typeof ruleAction>

/** Who, where, when, with which credentials, and what happens then. */
export const accessRuleState = z.object({
  ruleId: configId,
  ...configured,
  enabled: z.boolean(),
  who: z.object({
    everyone: z.boolean().describe('Everybody who holds a credential'),
    userIds: z.array(z.uuid()).max(1_000),
    groupIds: z.array(z.uuid()).max(200),
    roleIds: z.array(roleId).max(50),
  }),
  where: z.object({
    doorIds: z.array(configId).max(1_000),
    premisesIds: z.array(configId).max(200).describe('All doors in these premises and in what lies in them'),
  }),
  scheduleIds: z.array(configId).max(16).describe('Any of them permits; none: at any time'),
  accessTypes: z.array(accessType).max(20).describe('With which credentials; none: with any'),
  factors: z.enum(['any', 'card_and_pin']).describe('Whether a card or a PIN alone is enough'),
  action: ruleAction,
  duressMacroId: configId.optional().describe('Runs silently when somebody enters by a duress PIN'),
  cooldownSec: z.int().min(1).max(86_400).optional().describe('Least time between two grants of the rule at a door'),
  unlockSec: z.int().min(1).max(3_600).optional().describe('Instead of that of the door'),
  heldOpenThresholdSec: z.int().min(1).max(86_400).optional().describe('Instead of that of the door'),
})
export type AccessRuleState = z.infer<typeof accessRuleState>

export const accessRuleExample: AccessRuleState = {
  ruleId: 'staff',
  name: 'Staff during office hours',
  enabled: true,
  who: { everyone: false, userIds: [], groupIds: ['0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c'], roleIds: [] },
  where: { doorIds: [], premisesIds: ['hq'] },
  scheduleIds: ['office-hours'],
  accessTypes: [],
  factors: 'any',
  action: { kind: 'command', name: 'unlock' },
  duressMacroId: 'call-for-help',
  deleted: false,
}

export const accessRuleEvents = configEvents({
  kind: 'access_rule',
  called: 'an access rule',
  state: accessRuleState,
  idOf: ({ ruleId }) => ruleId,
  example: accessRuleExample,
})
export type AccessRuleEvent = ConfigEvent<typeof accessRuleEvents>
