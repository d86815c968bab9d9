import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import { useMessages } from '../app/use-messages'
import { buttonLook } from './button'
import { classNames } from './class-names'

interface Props {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly title: ReactNode
  readonly children: ReactNode
  /** a row of buttons at the end */
  readonly actions?: ReactNode
  readonly width?: 'narrow' | 'wide' | 'widest'
  /** keys of the dialog as a whole, wherever in it the focus is */
  readonly onKeyDown?: (event: KeyboardEvent) => void
}

const Head = ({ title, label }: { title: ReactNode; label: string }) => (
  <div className="flex items-start justify-between gap-4">
    <Base.Title className="text-lg font-semibold">{title}</Base.Title>
    <Base.Close aria-label={label} title={label} className={classNames(buttonLook('quiet', 'small'), '-mr-1 !px-1.5')}>
      <X aria-hidden className="size-4" />
    </Base.Close>
  </div>
)

const widths = { narrow: 'max-w-md', wide: 'max-w-2xl', widest: 'max-w-6xl' } as const

/** The field that asks for the focus has it first; else whatever comes first. */
const useFirst = () => {
  const popup = useRef<HTMLDivElement>(null)
  return { ref: popup, initialFocus: () => popup.current?.querySelector<HTMLElement>('[data-first]') ?? true }
}

/** Asks for something, or for a decision, in front of the page. */
export const Dialog = ({ isOpen, onClose, title, children, actions, width = 'narrow', onKeyDown }: Props) => {
  const m = useMessages()
  const first = useFirst()
  return (
    <Base.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="enter fixed inset-0 z-40 bg-scrim" />
        <Base.Popup
          {...first}
          onKeyDown={onKeyDown}
          className={classNames(
            'enter fixed top-[min(12vh,6rem)] left-1/2 z-50 grid max-h-[85vh] w-[calc(100vw-1.5rem)] -translate-x-1/2 gap-4',
            'overflow-y-auto rounded-xl border border-line bg-raised p-5 shadow-float',
            widths[width],
          )}
        >
          <Head title={title} label={m.actions.close} />
          {children}
          {actions !== undefined && <div className="flex flex-wrap justify-end gap-2 pt-1">{actions}</div>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}

/** Details of something on the page, beside it; at the whole width of a phone. */
export const Drawer = ({ isOpen, onClose, title, children, actions }: Props) => {
  const m = useMessages()
  return (
    <Base.Root open={isOpen} onOpenChange={(open) => !open && onClose()} modal={false} disablePointerDismissal>
      <Base.Portal>
        <Base.Popup
          className={classNames(
            'enter-right fixed inset-y-0 right-0 z-30 flex w-full max-w-lg flex-col border-l border-line bg-raised shadow-float',
          )}
        >
          <div className="border-b border-line px-5 py-3">
            <Head title={title} label={m.actions.close} />
          </div>
          {/* Keys scroll it, too, where nothing in it takes the focus. */}
          <div
            tabIndex={0}
            className="grid flex-1 grid-cols-1 content-start gap-5 overflow-y-auto px-5 py-4 -outline-offset-2"
          >
            {children}
          </div>
          {actions !== undefined && actions !== false && (
            <div className="flex flex-wrap gap-2 border-t border-line px-5 py-3">{actions}</div>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
