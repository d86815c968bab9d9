import {
  accessRuleState,
  type AccessRuleState,
  configId,
  holidayState,
  type HolidayState,
  reason,
  scheduleState,
  type ScheduleState,
} from '@doorledger/contracts'
import { z } from 'zod'
import { configKinds } from '../../configuration/config-kinds.js'
import type { ConfigKind } from '../../domain/policy-facts.js'
import type { RuleChanges } from '../../domain/replay/changed-rules.js'

const MOST_CHANGES = 1_000

const changesOf = (kind: ConfigKind) => {
  const { fields } = configKinds.find((each) => each.kind === kind)!
  const shape = {
    set: z
      .array(z.strictObject({ id: configId, ...fields }))
      .max(MOST_CHANGES)
      .default([])
      .describe('As they would be, in place of those with the same id or besides'),
    remove: z.array(configId).max(MOST_CHANGES).default([]).describe('Ids of those that would be gone'),
  }
  return z.strictObject(shape).default({ set: [], remove: [] })
}

const instant = z.iso.datetime({ offset: true })

export const replayRequest = z
  .strictObject({
    from: instant.describe('Attempts from then on'),
    to: instant.describe('Attempts before then'),
    accessRules: changesOf('access_rule'),
    schedules: changesOf('schedule'),
    holidays: changesOf('holiday'),
  })
  .refine(({ from, to }) => Date.parse(from) < Date.parse(to), { path: ['to'], error: 'must be after `from`' })
export type ReplayRequest = z.output<typeof replayRequest>

const decided = z.object({
  decision: z.enum(['granted', 'denied']),
  reason,
  ruleId: z.string().optional().describe('That granted, or that got furthest'),
})
const counts = {
  read: z.int().describe('Events of the log read so far'),
  total: z.int().describe('Events of the log to read'),
  attempts: z.int().describe('Attempts decided again'),
  differences: z.int().describe('Of these, decided otherwise'),
  undecidable: z.int().describe('Attempts with nothing that was known, or at a door that is gone'),
}

/** The lines of the answer. */
export const replayLine = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('difference'),
    accessEventId: z.uuid(),
    occurredAt: z.iso.datetime(),
    doorId: z.string(),
    recorded: decided.omit({ ruleId: true }).describe('What was decided then'),
    present: decided.describe('By the rules as they are'),
    changed: decided.describe('By the rules as they would be'),
  }),
  z.object({ kind: z.literal('progress'), ...counts }),
  z.object({ kind: z.literal('done'), ...counts, policyVersion: z.string() }),
  z.object({ kind: z.literal('too_many'), ...counts }).describe('Ends the answer: change less, or a shorter time'),
])
export type ReplayLine = z.infer<typeof replayLine>
export type ReplayCounts = Omit<Extract<ReplayLine, { kind: 'progress' }>, 'kind'>

type Given = Record<string, unknown> & { readonly id: string }

/** The changes as states of configured things. */
export const changesIn = ({ accessRules, schedules, holidays }: ReplayRequest): RuleChanges => ({
  accessRules: { ...accessRules, set: statesOf<AccessRuleState>(accessRuleState, 'ruleId', accessRules.set) },
  schedules: { ...schedules, set: statesOf<ScheduleState>(scheduleState, 'scheduleId', schedules.set) },
  holidays: { ...holidays, set: statesOf<HolidayState>(holidayState, 'holidayId', holidays.set) },
})

const statesOf = <State>(schema: z.ZodType<State>, idField: string, set: readonly object[]): readonly State[] =>
  (set as readonly Given[]).map(({ id, ...given }) => schema.parse({ [idField]: id, ...given, deleted: false }))
