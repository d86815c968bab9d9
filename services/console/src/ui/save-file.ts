import { announce } from './toasts'

const KEPT_MS = 60_000

/** Hands what was read to the reader as a file. */
export const saveFile = async (read: () => Promise<Blob>, name: string): Promise<void> => {
  try {
    const address = URL.createObjectURL(await read())
    const link = document.createElement('a')
    link.href = address
    link.download = name
    link.click()
    setTimeout(() => URL.revokeObjectURL(address), KEPT_MS)
  } catch (error) {
    announce(error instanceof Error ? error.message : String(error), 'failed')
  }
}
