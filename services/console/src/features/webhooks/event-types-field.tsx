import { useMessages } from '../../app/use-messages'
import { CheckField, TextArea } from '../../ui/field'

interface Props {
  readonly value: readonly string[]
  readonly onChange: (types: string[]) => void
}

/** The events that are asked for most by a tick, any other by its name. */
export const EventTypesField = ({ value, onChange }: Props) => {
  const m = useMessages()
  const { offered } = m.webhooks
  const others = value.filter((type) => offered[type] === undefined)
  const ticked = value.filter((type) => offered[type] !== undefined)
  return (
    <fieldset className="grid gap-3 rounded-md border border-line p-3">
      <legend className="px-1 text-sm font-medium text-soft">{m.webhooks.types}</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {Object.entries(offered).map(([type, label]) => (
          <CheckField
            key={type}
            label={label}
            hint={<code className="font-mono text-xs">{type}</code>}
            checked={value.includes(type)}
            onChange={({ target }) => onChange(target.checked ? [...value, type] : value.filter((one) => one !== type))}
          />
        ))}
      </div>
      <TextArea
        label={m.webhooks.otherTypes}
        hint={m.webhooks.otherTypesHint}
        rows={2}
        spellCheck={false}
        className="font-mono text-sm"
        defaultValue={others.join('\n')}
        onChange={({ target }) => onChange([...ticked, ...linesOf(target.value)])}
      />
    </fieldset>
  )
}

export const linesOf = (text: string): string[] =>
  text
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
