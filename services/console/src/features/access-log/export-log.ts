import { answered, auditTrail } from '../../api/client'
import { saveFile } from '../../ui/save-file'

/** Saves exactly what is filtered, as a file. */
export const exportLog = (query: object, format: 'csv' | 'json'): Promise<void> =>
  saveFile(
    () =>
      answered(
        auditTrail.GET('/v1/access-events/export', {
          params: { query: { ...query, format } as never },
          parseAs: 'blob',
        }),
      ),
    `access-log.${format}`,
  )
