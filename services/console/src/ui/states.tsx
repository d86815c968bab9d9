import { AlertTriangle, CircleSlash, Lock, type LucideIcon, PlugZap } from 'lucide-react'
import type { ReactNode } from 'react'
import { ApiProblem } from '../api/problem'
import { useMessages } from '../app/use-messages'
import { Button } from './button'
import { classNames } from './class-names'
import type { Tone } from './badge'

const Message = ({
  icon: Icon,
  title,
  children,
  action,
  isAlert = false,
  isPage = false,
}: {
  icon: LucideIcon
  title: ReactNode
  children?: ReactNode
  action?: ReactNode
  isAlert?: boolean
  /** it stands where a page would, with its heading */
  isPage?: boolean
}) => (
  <div role={isAlert ? 'alert' : undefined} className="grid justify-items-center gap-2 px-6 py-12 text-center">
    <span className="grid size-10 place-items-center rounded-full bg-neutral-tint text-neutral">
      <Icon aria-hidden className="size-5" />
    </span>
    {isPage ? <h1 className="font-semibold">{title}</h1> : <p className="font-semibold">{title}</p>}
    {children !== undefined && <div className="max-w-prose text-soft">{children}</div>}
    {action !== undefined && <div className="mt-2">{action}</div>}
  </div>
)

/** Nothing is there, and what to do about it. */
export const EmptyState = ({
  icon = CircleSlash,
  title,
  children,
  action,
  isPage = false,
}: {
  icon?: LucideIcon
  title: ReactNode
  children?: ReactNode
  action?: ReactNode
  isPage?: boolean
}) => (
  <Message icon={icon} title={title} action={action} isPage={isPage}>
    {children}
  </Message>
)

/** What went wrong, which permission is missing, and a way to try again. */
export const ErrorState = ({
  error,
  retry,
  isPage = false,
}: {
  error: unknown
  retry?: () => void
  isPage?: boolean
}) => {
  const m = useMessages()
  const problem = error instanceof ApiProblem ? error : undefined
  const permission = problem?.missingPermission
  if (permission !== undefined) {
    return (
      <Message icon={Lock} title={m.states.denied} isAlert isPage={isPage}>
        {m.states.missingPermission} <code className="font-mono text-sm">{permission}</code>
      </Message>
    )
  }
  const again = retry && <Button onClick={retry}>{m.states.retry}</Button>
  if (problem?.isUnreachable === true) {
    return (
      <Message icon={PlugZap} title={m.states.unreachable} action={again} isAlert isPage={isPage}>
        {m.states.unreachableHint}
      </Message>
    )
  }
  return (
    <Message icon={AlertTriangle} title={m.states.failed} action={again} isAlert isPage={isPage}>
      <p>{error instanceof Error ? error.message : String(error)}</p>
      {problem !== undefined && <p className="mt-1 font-mono text-xs text-faint">{problem.code}</p>}
    </Message>
  )
}

/** Grey lines in place of rows; shown only when loading takes longer than people notice. */
export const Skeleton = ({ lines = 6 }: { lines?: number }) => {
  const m = useMessages()
  return (
    <div role="status" className="grid gap-3 p-4">
      <span className="sr-only">{m.states.loading}</span>
      {Array.from({ length: lines }, (_, line) => (
        <div
          key={line}
          className={classNames('skeleton h-5', line % 3 === 2 ? 'w-2/3' : line % 3 === 1 && 'w-11/12')}
        />
      ))}
    </div>
  )
}

const calloutLooks: Readonly<Partial<Record<Tone, string>>> = {
  info: 'bg-info-tint text-info',
  held: 'bg-held-tint text-held',
  denied: 'bg-denied-tint text-denied',
  granted: 'bg-granted-tint text-granted',
}

/** A remark in its place on the page. */
export const Callout = ({ tone, children, isLive = false }: { tone: Tone; children: ReactNode; isLive?: boolean }) => (
  <div
    role={isLive ? 'status' : undefined}
    className={classNames('rounded-md px-3 py-2 text-base', calloutLooks[tone] ?? 'bg-neutral-tint text-neutral')}
  >
    {children}
  </div>
)
