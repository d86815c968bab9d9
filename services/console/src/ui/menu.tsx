import { ContextMenu as BaseContext } from '@base-ui/react/context-menu'
import { Menu as Base } from '@base-ui/react/menu'
import { MoreHorizontal } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { IconButton } from './button'
import { classNames } from './class-names'

export interface MenuAction {
  readonly label: string
  readonly icon?: ReactNode
  readonly onSelect: () => void
  readonly isDangerous?: boolean
}

/** Where menus stand in the document: within a landmark, so that readers find them with the page. */
const landmark = {
  get current() {
    return document.getElementById('page')
  },
}

const popupLook = 'enter min-w-48 rounded-lg border border-line bg-raised p-1 shadow-float outline-none'
const itemLook =
  'flex min-h-8 items-center gap-2 rounded-md px-2 py-1 text-base outline-none select-none data-highlighted:bg-hover [&_svg]:size-4'

const itemsOf = (actions: readonly MenuAction[]) =>
  actions.map(({ label, icon, onSelect, isDangerous }) => (
    <Base.Item key={label} onClick={onSelect} className={classNames(itemLook, isDangerous === true && 'text-danger')}>
      {icon}
      {label}
    </Base.Item>
  ))

export const Menu = ({ trigger, actions }: { trigger: ReactElement; actions: readonly MenuAction[] }) => (
  <Base.Root modal={false}>
    <Base.Trigger render={trigger} />
    <Base.Portal container={landmark}>
      <Base.Positioner sideOffset={4} align="end" positionMethod="fixed" className="z-50">
        <Base.Popup className={popupLook}>{itemsOf(actions)}</Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  </Base.Root>
)

/** The button at the end of a row. Tab stops at that of the row that has the keys, and passes by all others. */
export const RowMenu = ({
  label,
  actions,
  isActive,
}: {
  label: string
  actions: readonly MenuAction[]
  isActive: boolean
}) =>
  actions.length === 0 ? null : (
    <Menu
      actions={actions}
      trigger={
        <IconButton label={label} tabIndex={isActive ? 0 : -1}>
          <MoreHorizontal aria-hidden className="size-4" />
        </IconButton>
      }
    />
  )

/** The same actions by a right click, a long press, or the menu key. */
export const ContextMenu = ({ children, actions }: { children: ReactElement; actions: readonly MenuAction[] }) =>
  actions.length === 0 ? (
    children
  ) : (
    <BaseContext.Root>
      <BaseContext.Trigger render={children} />
      <BaseContext.Portal container={landmark}>
        <BaseContext.Positioner positionMethod="fixed" className="z-50">
          <BaseContext.Popup className={popupLook}>{itemsOf(actions)}</BaseContext.Popup>
        </BaseContext.Positioner>
      </BaseContext.Portal>
    </BaseContext.Root>
  )
