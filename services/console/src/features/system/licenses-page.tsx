import { useMutation } from '@tanstack/react-query'
import { FileUp } from 'lucide-react'
import { adminAudit, answered } from '../../api/client'
import { useList } from '../../app/use-list'
import { useMessages } from '../../app/use-messages'
import { FormFaults } from '../../ui/form-dialog'
import { Page, Section } from '../../ui/page'
import { ListSection } from '../../ui/list-section'
import { Callout, EmptyState } from '../../ui/states'
import { Time } from '../../ui/time'
import { SystemTabs } from './system-tabs'

const kinds = ['license.uploaded', 'license.compliance_status', 'license.exceeded']

/** How many devices the licence covers, and what each check found. */
export const LicensesPage = () => {
  const m = useMessages()
  const upload = useMutation({
    mutationFn: async (file: File) => {
      const body = JSON.parse(await file.text()) as { payload: string; signature: string }
      return answered(adminAudit.POST('/v1/licenses', { body }))
    },
  })
  const list = useList(['licenses'], (cursor) =>
    answered(
      adminAudit.GET('/v1/audit-entries', {
        params: { query: { type: kinds, range: '365', limit: 100, ...(cursor !== undefined && { cursor }) } as never },
      }),
    ),
  )
  return (
    <Page title={m.shell.pages.licenses} subtitle={m.licenses.hint}>
      <SystemTabs />
      <Section title={m.licenses.upload}>
        <div className="grid gap-3 p-4">
          <label className="flex w-fit cursor-pointer items-center gap-2 rounded-md border border-control/60 px-3 py-2 font-medium focus-within:outline-2 focus-within:outline-focus hover:bg-hover">
            <FileUp aria-hidden className="size-4" />
            {m.licenses.choose}
            <input
              type="file"
              accept=".json,application/json"
              className="sr-only"
              onChange={({ target }) => target.files?.[0] && upload.mutate(target.files[0])}
            />
          </label>
          <FormFaults error={upload.error} />
          {upload.data !== undefined && (
            <Callout tone="granted" isLive>
              {m.licenses.uploaded(upload.data.product, upload.data.licenses)}
            </Callout>
          )}
        </div>
      </Section>
      <ListSection
        label={m.licenses.checks}
        list={list}
        rowKey={({ id }) => id}
        rowName={({ label }) => label}
        columns={[
          {
            id: 'time',
            label: m.accessLog.time,
            width: 'w-36',
            isMain: true,
            cell: ({ occurredAt }) => <Time at={occurredAt} />,
          },
          { id: 'label', label: m.system.entry, width: 'w-56', cell: ({ label }) => label },
          { id: 'message', label: m.system.message, isMain: true, cell: ({ message }) => <bdi>{message}</bdi> },
        ]}
        empty={<EmptyState title={m.licenses.noChecks} />}
      />
    </Page>
  )
}
