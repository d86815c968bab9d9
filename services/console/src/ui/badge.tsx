import type { ReactNode } from 'react'
import { classNames } from './class-names'

export type Tone = 'granted' | 'denied' | 'held' | 'error' | 'info' | 'neutral'

const looks: Readonly<Record<Tone, string>> = {
  granted: 'bg-granted-tint text-granted',
  denied: 'bg-denied-tint text-denied',
  held: 'bg-held-tint text-held',
  error: 'bg-error-tint text-error',
  info: 'bg-info-tint text-info',
  neutral: 'bg-neutral-tint text-neutral',
}

/** A state in words, with a picture and a colour: never by colour alone. */
export const Badge = ({ tone, icon, children }: { tone: Tone; icon?: ReactNode; children: ReactNode }) => (
  <span
    className={classNames(
      'inline-flex h-5.5 items-center gap-1 rounded-full px-2 text-xs font-medium whitespace-nowrap [&_svg]:size-3.5',
      looks[tone],
    )}
  >
    {icon}
    {children}
  </span>
)
