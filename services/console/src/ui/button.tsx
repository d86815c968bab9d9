import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names'

type Kind = 'primary' | 'secondary' | 'quiet' | 'danger'

interface Props extends ComponentProps<'button'> {
  readonly kind?: Kind
  readonly size?: 'small' | 'usual'
  readonly icon?: ReactNode
  readonly isBusy?: boolean
}

const looks: Readonly<Record<Kind, string>> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-hover border-transparent',
  secondary: 'bg-surface text-ink hover:bg-hover border-control/60',
  quiet: 'bg-transparent text-soft hover:bg-hover hover:text-ink border-transparent',
  danger: 'bg-danger text-on-danger hover:opacity-90 border-transparent',
}

export const buttonLook = (kind: Kind, size: 'small' | 'usual' = 'usual'): string =>
  classNames(
    'inline-flex items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap select-none',
    'disabled:opacity-55 disabled:cursor-not-allowed aria-disabled:opacity-55 aria-disabled:cursor-not-allowed',
    size === 'small' ? 'h-7 px-2 text-sm' : 'h-9 px-3 text-base',
    looks[kind],
  )

/** A busy one is not disabled, which would take the focus from whoever pressed it by a key: it does nothing meanwhile. */
export const Button = ({ kind = 'secondary', size, icon, isBusy, children, className, onClick, ...rest }: Props) => (
  <button
    type="button"
    {...rest}
    onClick={(event) => (isBusy === true ? event.preventDefault() : onClick?.(event))}
    aria-disabled={isBusy === true || undefined}
    aria-busy={isBusy}
    className={classNames(buttonLook(kind, size), className)}
  >
    {icon}
    {children}
  </button>
)

interface IconProps extends ComponentProps<'button'> {
  /** what it does: read out, and shown on hover */
  readonly label: string
}

export const IconButton = ({ label, className, children, ...rest }: IconProps) => (
  <button
    type="button"
    title={label}
    aria-label={label}
    {...rest}
    className={classNames(
      'inline-flex size-8 shrink-0 items-center justify-center rounded-md text-soft hover:bg-hover hover:text-ink',
      'disabled:opacity-40 aria-pressed:bg-selected aria-pressed:text-accent',
      className,
    )}
  >
    {children}
  </button>
)
