import { answered, auditTrail } from '../../api/client'
import { announce } from '../../ui/toasts'

/** Saves exactly what is filtered, as a file. */
export const exportLog = async (query: object, format: 'csv' | 'json'): Promise<void> => {
  try {
    const file = await answered(
      auditTrail.GET('/v1/access-events/export', { params: { query: { ...query, format } as never }, parseAs: 'blob' }),
    )
    const address = URL.createObjectURL(file)
    const link = document.createElement('a')
    link.href = address
    link.download = `access-log.${format}`
    link.click()
    setTimeout(() => URL.revokeObjectURL(address), 60_000)
  } catch (error) {
    announce(error instanceof Error ? error.message : String(error), 'failed')
  }
}
