import type { AuditEntry } from '@doorledger/contracts'
import { dayIn, derivedId, startOfDay } from '@doorledger/kernel'
import { labelOf } from './entry-of-report.js'

/** The check of one day: due at 0:00 of the site, whatever the clocks do on that day. */
export interface DailyCheck {
  /** of the site: `2026-10-25` */
  readonly day: string
  readonly dueAt: Date
}

export const checkOf = (zone: string, now: Date): DailyCheck => {
  const day = dayIn(zone, now)
  return { day, dueAt: startOfDay(day, zone) }
}

export interface LicenseUse {
  readonly tenantId: string
  /** devices that need a licence */
  readonly used: number
  /** devices that are licensed */
  readonly available: number
}

/**
 * The entry of a daily check: as many devices as there are licences are okay, one more exceeds them. The same day gives
 * the same entry, whichever replica checks.
 */
export const entryOfCheck = ({ tenantId, used, available }: LicenseUse, day: string): AuditEntry => {
  const isExceeded = used > available
  const entryType = isExceeded ? 'license.exceeded' : 'license.compliance_status'
  return {
    entryId: derivedId('license-check', tenantId, day),
    entryType,
    label: labelOf(entryType),
    operation: isExceeded ? 'exceeded' : 'checked',
    outcome: 'done',
    actor: { type: 'system', id: null },
    target: { kind: 'license', id: day },
    changes: [],
    message: { code: entryType, params: { used, available } },
    facilityPath: null,
    session: null,
    service: 'admin-audit',
    occurrences: 1,
  }
}
