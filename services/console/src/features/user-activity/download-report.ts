import { adminAudit, answered } from '../../api/client'
import { announce } from '../../ui/toasts'
import type { ActivitySearch } from './activity-search'

/** Saves exactly what is shown, as a file. */
export const downloadReport = async (search: ActivitySearch): Promise<void> => {
  try {
    const file = await answered(
      adminAudit.GET('/v1/user-activity/export', {
        params: { query: { ...search, format: 'csv' } as never },
        parseAs: 'blob',
      }),
    )
    const address = URL.createObjectURL(file)
    const link = document.createElement('a')
    link.href = address
    link.download = 'user-activity.csv'
    link.click()
    setTimeout(() => URL.revokeObjectURL(address), 60_000)
  } catch (error) {
    announce(error instanceof Error ? error.message : String(error), 'failed')
  }
}
