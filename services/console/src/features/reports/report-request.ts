import type { Permission, Report } from '../../api/types'
import { instantOf } from '../explain/instant'

export type ReportKind = Report['kind']
export const reportFormats = ['csv', 'xlsx', 'pdf', 'json'] as const
export const reportPresets = ['today', 'yesterday', 'last-week', 'last-month', 'last-quarter', 'last-year'] as const

/** What each kind takes besides `report:create`. */
export const reportPermissions: Readonly<Record<ReportKind, Permission>> = {
  access: 'access-log:export',
  denied: 'access-log:export',
  'user-activity': 'access-log:export',
  'service-access': 'access-log:export',
  'guest-check': 'access-log:export',
  'door-frequency': 'access-log:export',
  rights: 'rule:read',
  alerts: 'alert:read',
  'admin-audit': 'audit:read',
  'lock-freshness': 'device:read',
  'retention-certificate': 'retention:read',
}
export const reportKinds = Object.keys(reportPermissions) as readonly ReportKind[]

/** Kinds of a date rather than a period. */
export const isOfDate = (kind: ReportKind): boolean => kind === 'rights'

type Listed = 'users' | 'doors' | 'devices' | 'premises'

/** What somebody asks for, as the form holds it. */
export interface ReportDraft {
  readonly kind: ReportKind
  readonly format: Report['format']
  readonly period: (typeof reportPresets)[number] | 'own'
  /** days of the reader’s zone; empty when not given */
  readonly from: string
  readonly to: string
  readonly filter: Readonly<Partial<Record<Listed, readonly string[]>>>
}

export const firstDraft: ReportDraft = {
  kind: 'access',
  format: 'pdf',
  period: 'last-month',
  from: '',
  to: '',
  filter: {},
}

/** The request that the draft stands for: days become instants, and the last day counts whole. */
export const requestOf = ({ kind, format, period, from, to, filter }: ReportDraft, zone: string) => {
  const lists = Object.entries(filter).filter(([, ids]) => ids.length > 0)
  const narrowed = Object.fromEntries(lists.map(([name, ids]) => [name, [...ids]]))
  const isPreset = period !== 'own' && !isOfDate(kind)
  const days = isPreset ? {} : spanOf(isOfDate(kind) ? { from: '', to } : { from, to }, zone)
  return { kind, format, ...(isPreset && { preset: period }), filter: { ...narrowed, ...days } }
}

const spanOf = ({ from, to }: Pick<ReportDraft, 'from' | 'to'>, zone: string) => ({
  ...(from !== '' && { from: instantOf(`${from}T00:00`, zone) }),
  ...(to !== '' && { to: instantOf(`${dayAfter(to)}T00:00`, zone) }),
})

const DAY_MS = 86_400_000
const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, '2026-01-01'.length)
