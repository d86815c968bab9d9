import type { LucideIcon } from 'lucide-react'
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

const entries: readonly NavigationEntry[] = []

/** The pages that somebody may see. */
export const navigationFor = (may: May): readonly NavigationEntry[] =>
  entries.filter(({ permission, where }) => may(permission, where))
