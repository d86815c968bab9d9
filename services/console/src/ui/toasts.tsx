import { Toast } from '@base-ui/react/toast'
import { X } from 'lucide-react'
import { useMessages } from '../app/use-messages'

const manager = Toast.createToastManager()

/** Says at the edge of the page how something went that people have just done. */
export const announce = (title: string, tone: 'done' | 'failed' = 'done'): void => {
  manager.add({ title, type: tone, priority: tone === 'failed' ? 'high' : 'low' })
}

export const Toasts = () => (
  <Toast.Provider toastManager={manager} timeout={6_000}>
    <Toast.Portal>
      <Toast.Viewport className="fixed bottom-4 left-1/2 z-60 grid -translate-x-1/2 w-[min(24rem,calc(100vw-2rem))] gap-2">
        <ToastList />
      </Toast.Viewport>
    </Toast.Portal>
  </Toast.Provider>
)

const ToastList = () => {
  const { toasts } = Toast.useToastManager()
  const m = useMessages()
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      data-toast
      className="enter flex items-start justify-between gap-3 rounded-lg border border-line bg-raised px-4 py-3 shadow-float data-[type=failed]:border-danger"
    >
      <Toast.Title className="font-medium" />
      <Toast.Close aria-label={m.actions.close} className="text-soft hover:text-ink">
        <X aria-hidden className="size-4" />
      </Toast.Close>
    </Toast.Root>
  ))
}
