import {
  legalHoldEvents,
  policyIdOf,
  purgeDecisionEvents,
  retentionPolicyRemoved,
  retentionPolicySet,
} from '@doorledger/contracts'
import { aggregate } from '@doorledger/event-store'
import { legalHoldLife } from '../domain/legal-hold.js'
import { purgeDecisions, type PurgeFact } from '../domain/purge.js'
import { retentionPolicyOfKind } from '../domain/retention-policy.js'

export const policies = aggregate({
  name: 'retention_policy',
  decider: retentionPolicyOfKind,
  events: [retentionPolicySet, retentionPolicyRemoved],
  shown: (state) => state ?? {},
  inSameTransaction: async (client, events) => {
    for (const { tenantid, type, data } of events) {
      const id = policyIdOf(data)
      await client.query('delete from policies where tenant_id = $1 and policy_id = $2', [tenantid, id])
      if (type === 'retention.policy_removed') continue
      await client.query(
        'insert into policies (tenant_id, policy_id, record_kind, premises_id, policy) values ($1, $2, $3, $4, $5)',
        [tenantid, id, data.recordKind, data.premisesId, data],
      )
    }
  },
})

export const holds = aggregate({
  name: 'legal_hold',
  decider: legalHoldLife,
  events: legalHoldEvents,
  shown: (state) => state ?? {},
  inSameTransaction: async (client, events) => {
    for (const { tenantid, data } of events) {
      await client.query(
        `insert into holds (tenant_id, hold_id, state, placed_at, released_at) values ($1, $2, $3, $4, $5)
         on conflict (tenant_id, hold_id) do update set state = $3, released_at = $5, recorded = false`,
        [tenantid, data.holdId, data, data.placedAt, data.releasedAt],
      )
    }
  },
})

const INSERT = `
  insert into purges (tenant_id, purge_id, record_kind, cutoff, premises_id, keep_days, requested_by, requested_at,
    automatic, override_reason, decided)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'requested')`

const STEPS: Readonly<Record<Exclude<PurgeFact['type'], 'purge.preview_requested'>, string>> = {
  'purge.confirmed': `decided = 'confirmed', confirmed_by = $3, token_hash = null`,
  'purge.approved': `decided = 'approved', approved_by = $3`,
  'purge.started': `decided = 'started'`,
  'purge.paused': `decided = 'paused'`,
  'purge.resumed': `decided = 'started', stops = '{}'`,
  'purge.cancelled': `decided = 'cancelled', token_hash = null`,
}

export const purges = aggregate({
  name: 'purge',
  decider: purgeDecisions,
  events: purgeDecisionEvents,
  shown: (state) => (state === undefined ? {} : { step: state.step, ...state.request }),
  inSameTransaction: async (client, events) => {
    for (const { tenantid, time, type, data } of events) {
      if (type === 'purge.preview_requested') {
        const { purgeId, recordKind, cutoff, premisesId, keepDays, by, automatic, overrideReason } = data
        const values = [
          tenantid,
          purgeId,
          recordKind,
          cutoff,
          premisesId,
          keepDays,
          by,
          time,
          automatic,
          overrideReason,
        ]
        await client.query(INSERT, values)
      } else {
        const text = `update purges set ${STEPS[type]} where tenant_id = $1 and purge_id = $2 and $3::text is not null`
        await client.query(text, [tenantid, data.purgeId, data.by])
      }
    }
  },
})
