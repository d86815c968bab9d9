import type { Permission } from '../api/types'
import { CheckField } from '../ui/field'
import { useMessages } from './use-messages'

/** Which of some permissions are given, by their names. */
export const PermissionChoice = ({
  offered,
  chosen,
  onChange,
}: {
  offered: readonly Permission[]
  chosen: readonly Permission[]
  onChange: (chosen: readonly Permission[]) => void
}) => {
  const m = useMessages()
  return (
    <fieldset className="grid gap-2 rounded-md border border-line p-3 sm:grid-cols-2">
      <legend className="px-1 text-sm font-medium text-soft">{m.system.permissions}</legend>
      {offered.toSorted().map((permission) => (
        <CheckField
          key={permission}
          label={<code className="font-mono text-sm">{permission}</code>}
          checked={chosen.includes(permission)}
          onChange={({ target }) =>
            onChange(target.checked ? [...chosen, permission] : chosen.filter((one) => one !== permission))
          }
        />
      ))}
    </fieldset>
  )
}
