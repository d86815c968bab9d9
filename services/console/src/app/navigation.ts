import {
  Activity,
  Building2,
  Cpu,
  ClipboardList,
  KeyRound,
  LockKeyhole,
  type LucideIcon,
  ScrollText,
  ShieldCheck,
  Siren,
  Ticket,
  Users,
  UserSearch,
  UsersRound,
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

const entries: readonly NavigationEntry[] = [
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
    path: '/user-activity',
    name: 'userActivity',
    group: 'record',
    icon: UserSearch,
    key: 'y',
    permission: 'audit:read',
  },
  { path: '/locks', name: 'locks', group: 'place', icon: LockKeyhole, key: 'l', permission: 'access-log:read' },
  { path: '/devices', name: 'devices', group: 'place', icon: Cpu, key: 'd', permission: 'device:read' },
  { path: '/lockdown', name: 'lockdown', group: 'place', icon: Siren, key: 'x', permission: 'rule:write' },
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
  { path: '/roles', name: 'roles', group: 'people', icon: ShieldCheck, key: 'r', permission: 'role:read' },
  { path: '/system', name: 'system', group: 'system', icon: Activity, key: 's', permission: 'operations:read' },
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
