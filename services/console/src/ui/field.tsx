import { type ComponentProps, type ReactNode, useEffect, useId, useRef } from 'react'
import { classNames } from './class-names'

interface FieldProps {
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly fault?: string | undefined
}

export const controlLook =
  'w-full rounded-md border border-control/70 bg-surface px-2.5 text-ink placeholder:text-faint h-9 aria-invalid:border-danger'

/** A label, its control, and below it what is wrong or what to know. */
export const Field = ({
  label,
  hint,
  fault,
  children,
}: FieldProps & { readonly children: (ids: { id: string; 'aria-describedby'?: string }) => ReactNode }) => {
  const id = useId()
  const noteId = `${id}-note`
  const note = fault ?? hint
  return (
    <div className="grid content-start gap-1">
      <label htmlFor={id} className="text-sm font-medium text-soft">
        {label}
      </label>
      {children(note === undefined ? { id } : { id, 'aria-describedby': noteId })}
      {note !== undefined && (
        <p id={noteId} className={classNames('text-sm', fault === undefined ? 'text-faint' : 'text-danger')}>
          {note}
        </p>
      )}
    </div>
  )
}

/**
 * Not by `autoFocus`, nor at once within a dialog that opens: the focus would be taken before the dialog has seen from
 * where it was opened, and could not go back there. The dialog hands it to this field itself.
 */
const useFirstFocus = <Control extends HTMLElement>(isFirst = false) => {
  const ref = useRef<Control>(null)
  useEffect(() => {
    const dialog = ref.current?.closest('[role="dialog"]') ?? document
    if (isFirst && dialog.contains(document.activeElement)) ref.current?.focus()
  }, [])
  return { ref, ...(isFirst && { 'data-first': '' }) }
}

export const TextField = ({
  label,
  hint,
  fault,
  className,
  autoFocus,
  ...rest
}: FieldProps & ComponentProps<'input'>) => {
  const first = useFirstFocus<HTMLInputElement>(autoFocus)
  return (
    <Field label={label} hint={hint} fault={fault}>
      {(ids) => (
        <input
          {...ids}
          {...first}
          {...rest}
          aria-invalid={fault !== undefined || undefined}
          className={classNames(controlLook, className)}
        />
      )}
    </Field>
  )
}

export interface Choice {
  readonly value: string
  readonly label: string
}

export const SelectField = ({
  label,
  hint,
  fault,
  choices,
  className,
  ...rest
}: FieldProps & ComponentProps<'select'> & { readonly choices: readonly Choice[] }) => (
  <Field label={label} hint={hint} fault={fault}>
    {(ids) => (
      <select {...ids} {...rest} className={classNames(controlLook, className)}>
        {choices.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    )}
  </Field>
)

export const CheckField = ({
  label,
  hint,
  ...rest
}: Omit<FieldProps, 'fault'> & Omit<ComponentProps<'input'>, 'type'>) => {
  const id = useId()
  return (
    <div className="flex items-start gap-2.5">
      <input type="checkbox" id={id} {...rest} className="mt-0.5 size-4.5 shrink-0 accent-(--accent)" />
      <label htmlFor={id} className="text-base">
        {label}
        {hint !== undefined && <span className="block text-sm text-faint">{hint}</span>}
      </label>
    </div>
  )
}

interface NumberProps extends FieldProps, Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'type'> {
  readonly value: number | undefined
  /** @param value undefined when the field was emptied */
  readonly onNumber: (value: number | undefined) => void
}

export const NumberField = ({ value, onNumber, ...rest }: NumberProps) => (
  <TextField
    {...rest}
    type="number"
    value={value ?? ''}
    onChange={({ target }) => onNumber(target.value === '' ? undefined : target.valueAsNumber)}
  />
)

export const TextArea = ({
  label,
  hint,
  fault,
  className,
  autoFocus,
  ...rest
}: FieldProps & ComponentProps<'textarea'>) => {
  const first = useFirstFocus<HTMLTextAreaElement>(autoFocus)
  return (
    <Field label={label} hint={hint} fault={fault}>
      {(ids) => (
        <textarea
          rows={3}
          {...ids}
          {...first}
          {...rest}
          className={classNames(controlLook, '!h-auto py-1.5', className)}
        />
      )}
    </Field>
  )
}
