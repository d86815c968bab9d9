import {
  Activity,
  BellRing,
  Archive,
  ChartNoAxesColumn,
  Building2,
  Cpu,
  DoorClosed,
  ClipboardList,
  FileChartColumn,
  KeyRound,
  LockKeyhole,
  type LucideIcon,
  MapPinned,
  Scale,
  PackageX,
  ScanFace,
  ScrollText,
  ShieldCheck,
  Siren,
  Ticket,
  UserRoundSearch,
  Users,
  UserSearch,
  UsersRound,
  Webhook,
} from 'lucide-react'
import type { Permission } from '../api/types'
import type { Messages } from '../messages/en'
import type { May } from './use-session'

export interface NavigationEntry {
  readonly path: string
  readonly name: keyof Messages['shell']['pages']
  readonly group: keyof Messages['shell']['groups']
  readonly icon: LucideIcon
  /** after `g` */
  readonly key: string
  /** without it the page is not offered */
  readonly permission: Permission
  readonly where?: 'everywhere'
}

export const entries: readonly NavigationEntry[] = [
  {
    path: '/dashboard',
    name: 'dashboard',
    group: 'record',
    icon: ChartNoAxesColumn,
    key: 'h',
    permission: 'access-log:read',
  },
  { path: '/alerts', name: 'alerts', group: 'record', icon: BellRing, key: 'i', permission: 'alert:read' },
  {
    path: '/access-log',
    name: 'accessLog',
    group: 'record',
    icon: ScrollText,
    key: 'a',
    permission: 'access-log:read',
  },
  { path: '/audit-log', name: 'auditLog', group: 'record', icon: ClipboardList, key: 'o', permission: 'audit:read' },
  {
    path: '/my-access',
    name: 'myAccess',
    group: 'record',
    icon: UserRoundSearch,
    key: 'm',
    permission: 'access-log:read-own',
  },
  {
    path: '/user-activity',
    name: 'userActivity',
    group: 'record',
    icon: UserSearch,
    key: 'y',
    permission: 'audit:read',
  },
  { path: '/reports', name: 'reports', group: 'record', icon: FileChartColumn, key: 'f', permission: 'report:create' },
  {
    path: '/retention',
    name: 'retention',
    group: 'record',
    icon: Archive,
    key: 'z',
    permission: 'retention:read',
    where: 'everywhere',
  },
  { path: '/doors', name: 'doors', group: 'place', icon: DoorClosed, key: 'e', permission: 'door:read' },
  { path: '/access-rules', name: 'accessRules', group: 'place', icon: Scale, key: 'c', permission: 'rule:read' },
  { path: '/locks', name: 'locks', group: 'place', icon: LockKeyhole, key: 'l', permission: 'access-log:read' },
  { path: '/devices', name: 'devices', group: 'place', icon: Cpu, key: 'd', permission: 'device:read' },
  { path: '/lockdown', name: 'lockdown', group: 'place', icon: Siren, key: 'x', permission: 'rule:read' },
  { path: '/presence', name: 'presence', group: 'people', icon: MapPinned, key: 'w', permission: 'access-log:read' },
  { path: '/premises', name: 'premises', group: 'place', icon: Building2, key: 'b', permission: 'premises:read' },
  { path: '/people', name: 'people', group: 'people', icon: Users, key: 'p', permission: 'user:read' },
  { path: '/keys', name: 'keys', group: 'people', icon: KeyRound, key: 'k', permission: 'credential:read' },
  {
    path: '/groups',
    name: 'groups',
    group: 'people',
    icon: UsersRound,
    key: 'u',
    permission: 'user:read',
    where: 'everywhere',
  },
  {
    path: '/faces',
    name: 'faces',
    group: 'people',
    icon: ScanFace,
    key: 'n',
    permission: 'face:configure',
    where: 'everywhere',
  },
  { path: '/roles', name: 'roles', group: 'people', icon: ShieldCheck, key: 'r', permission: 'role:read' },
  {
    path: '/system',
    name: 'system',
    group: 'system',
    icon: Activity,
    key: 's',
    permission: 'operations:read',
    where: 'everywhere',
  },
  { path: '/quarantine', name: 'quarantine', group: 'system', icon: PackageX, key: 'q', permission: 'quarantine:read' },
  { path: '/webhooks', name: 'webhooks', group: 'system', icon: Webhook, key: 'v', permission: 'subscription:read' },
  {
    path: '/api-tokens',
    name: 'apiTokens',
    group: 'system',
    icon: Ticket,
    key: 't',
    permission: 'token:write',
    where: 'everywhere',
  },
]

/** The pages that somebody may see. */
export const navigationFor = (may: May): readonly NavigationEntry[] =>
  entries.filter(({ permission, where }) => may(permission, where))
