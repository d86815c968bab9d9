import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answered, reporting } from '../../api/client'
import type { Report } from '../../api/types'
import { useMessages } from '../../app/use-messages'
import { saveFile } from '../../ui/save-file'
import { announce } from '../../ui/toasts'
import type { requestOf } from './report-request'

export const reportsKey = ['reports']

type Request = ReturnType<typeof requestOf> & { readonly asOf?: readonly number[] }

export const useAskForReport = (onAsked: (report: Report) => void) => {
  const m = useMessages()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: Request): Promise<Report> => answered(reporting.POST('/v1/reports', { body: body as never })),
    onSuccess: async (report) => {
      announce(m.reports.asked)
      await queries.invalidateQueries({ queryKey: reportsKey })
      onAsked(report)
    },
  })
}

/** Gives a report up while it is made, and deletes its file afterwards. */
export const useDeleteReport = () => {
  const m = useMessages()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => answered(reporting.DELETE('/v1/reports/{id}', { params: { path: { id } } })),
    onSuccess: () => {
      announce(m.reports.deleted)
      return queries.invalidateQueries({ queryKey: reportsKey })
    },
    onError: (error) => announce(error.message, 'failed'),
  })
}

const nameOf = ({ kind, requestedAt }: Report): string => `${kind}-${requestedAt.slice(0, '2026-01-01'.length)}`

export const downloadReport = (report: Report): Promise<void> =>
  saveFile(
    () => answered(reporting.GET('/v1/reports/{id}/file', { params: { path: { id: report.id } }, parseAs: 'blob' })),
    `${nameOf(report)}.${report.format}`,
  )

export const downloadManifest = (report: Report): Promise<void> =>
  saveFile(
    () =>
      answered(reporting.GET('/v1/reports/{id}/manifest', { params: { path: { id: report.id } }, parseAs: 'blob' })),
    `${nameOf(report)}.manifest.json`,
  )
