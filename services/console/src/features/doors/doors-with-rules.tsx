import { Link } from '@tanstack/react-router'

interface DoorWithRules {
  readonly door: { readonly id: string; readonly name: string }
  readonly rules: readonly { readonly name: string }[]
}

/** Doors, each with the rules that open it to somebody. */
export const DoorsWithRules = ({ items }: { items: readonly DoorWithRules[] }) => (
  <ul className="max-h-96 overflow-y-auto">
    {items.map(({ door, rules }) => (
      <li
        key={door.id}
        className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-line px-4 py-2 last:border-0"
      >
        <Link to="/doors/$id" params={{ id: door.id }} className="font-medium text-accent underline underline-offset-2">
          <bdi>{door.name}</bdi>
        </Link>
        <bdi className="text-soft">{rules.map(({ name }) => name).join(', ')}</bdi>
      </li>
    ))}
  </ul>
)
