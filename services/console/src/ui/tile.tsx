import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Tone } from './badge'
import { classNames } from './class-names'

interface Props {
  readonly icon: ReactNode
  readonly name: string
  readonly tone: Tone
  readonly children: ReactNode
  /** where its rows are */
  readonly to?: string
  readonly search?: Readonly<Record<string, string | readonly string[]>>
}

const looks: Readonly<Record<Tone, string>> = {
  granted: 'bg-granted-tint text-granted',
  denied: 'bg-denied-tint text-denied',
  held: 'bg-held-tint text-held',
  error: 'bg-error-tint text-error',
  info: 'bg-info-tint text-info',
  neutral: 'bg-neutral-tint text-neutral',
}

/** One figure with its name; it leads to what it counts. */
export const Tile = ({ to, search, ...content }: Props) => {
  const look = 'card flex items-center gap-3 px-4 py-3 [&_svg]:size-5'
  if (to === undefined) {
    return (
      <div className={look}>
        <Content {...content} />
      </div>
    )
  }
  return (
    <Link to={to} search={search as never} className={classNames(look, 'hover:bg-hover')}>
      <Content {...content} />
    </Link>
  )
}

const Content = ({ icon, name, tone, children }: Omit<Props, 'to' | 'search'>) => (
  <>
    <span className={classNames('grid size-9 shrink-0 place-items-center rounded-full', looks[tone])}>{icon}</span>
    <div className="min-w-0">
      <p className="text-sm text-soft">{name}</p>
      <p className="tabular font-semibold">{children}</p>
    </div>
  </>
)
