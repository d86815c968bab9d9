interface Props<Value extends string> {
  readonly label: string
  readonly value: Value | undefined
  readonly onChange: (value: Value) => void
  readonly choices: readonly { readonly value: Value; readonly label: string }[]
}

/** A few choices side by side, of which one holds. */
export const ChoiceButtons = <Value extends string>({ label, value, onChange, choices }: Props<Value>) => (
  <div
    role="group"
    aria-label={label}
    className="flex w-fit flex-wrap rounded-md border border-control/60 bg-surface p-0.5"
  >
    {choices.map((choice) => (
      <button
        key={choice.value}
        type="button"
        aria-pressed={choice.value === value}
        onClick={() => onChange(choice.value)}
        className="h-7.5 rounded px-2.5 text-sm font-medium text-soft hover:bg-hover aria-pressed:bg-accent aria-pressed:text-on-accent"
      >
        {choice.label}
      </button>
    ))}
  </div>
)
