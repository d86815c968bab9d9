import { Cctv, Plus } from 'lucide-react'
import { useState } from 'react'
import { answered, deviceIngest } from '../../api/client'
import { useList } from '../../app/use-list'
import { useMay } from '../../app/use-session'
import { useMessages } from '../../app/use-messages'
import { useShortPlaceName } from '../../app/use-place-name'
import { Badge } from '../../ui/badge'
import { Button } from '../../ui/button'
import { ExportButton, ImportLink } from '../../ui/import-export'
import { ListSection } from '../../ui/list-section'
import { Page } from '../../ui/page'
import { SearchField } from '../../ui/search-field'
import { Time } from '../../ui/time'
import { RecorderCameras } from './recorder-cameras'
import { RegisterDevice } from './register-device'

/** Locks, readers and controllers, and when each was last heard of. */
export const DevicesPage = () => {
  const m = useMessages()
  const placeOf = useShortPlaceName()
  const may = useMay()
  const [q, setQuery] = useState('')
  const [isRegistering, setRegistering] = useState(false)
  const [recorder, setRecorder] = useState<{ readonly id: string; readonly name: string }>()
  const list = useList(['devices', q], (cursor) =>
    answered(
      deviceIngest.GET('/v1/devices', {
        params: { query: { limit: 100, ...(q !== '' && { q }), ...(cursor !== undefined && { cursor }) } },
      }),
    ),
  )
  return (
    <Page
      title={m.shell.pages.devices}
      actions={
        <>
          {may('device:read', 'everywhere') && (
            <ExportButton
              name="devices.csv"
              read={() => answered(deviceIngest.GET('/v1/device-exports', { parseAs: 'blob' }))}
            />
          )}
          {may('device:write', 'everywhere') && <ImportLink kind="devices" />}
          {may('device:write') && (
            <Button kind="primary" icon={<Plus aria-hidden className="size-4" />} onClick={() => setRegistering(true)}>
              {m.system.register}
            </Button>
          )}
        </>
      }
    >
      <ListSection
        label={m.shell.pages.devices}
        list={list}
        rowKey={({ id }) => id}
        rowName={({ name }) => name}
        columns={[
          {
            id: 'name',
            label: m.system.device,
            isMain: true,
            cell: ({ id, name }) => (
              <>
                <bdi className="font-medium">{name}</bdi>{' '}
                <code className="ml-1 font-mono text-xs text-faint">{id}</code>
              </>
            ),
          },
          { id: 'kind', label: m.directory.kind, width: 'w-28', cell: ({ kind }) => m.system.kinds[kind] },
          { id: 'model', label: m.system.model, width: 'w-28', cell: ({ model }) => model ?? '–' },
          { id: 'place', label: m.locks.place, cell: ({ facilityPath }) => placeOf(facilityPath) },
          {
            id: 'contact',
            label: m.system.lastTrail,
            width: 'w-40',
            isMain: true,
            cell: ({ lastContactAt }) =>
              lastContactAt === null ? m.states.never : <Time at={lastContactAt} as="relative" />,
          },
          {
            id: 'credential',
            label: m.system.sync,
            width: 'w-32',
            cell: ({ hasCredential }) => (
              <Badge tone={hasCredential ? 'granted' : 'held'}>
                {hasCredential ? m.system.hasCredential : m.system.noCredential}
              </Badge>
            ),
          },
        ]}
        actionsOf={(device) =>
          device.kind === 'nvr'
            ? [{ label: m.system.cameras, icon: <Cctv aria-hidden />, onSelect: () => setRecorder(device) }]
            : []
        }
        toolbar={<SearchField value={q} onChange={setQuery} />}
      />
      {recorder !== undefined && <RecorderCameras {...recorder} onClose={() => setRecorder(undefined)} />}
      <RegisterDevice isOpen={isRegistering} onClose={() => setRegistering(false)} />
    </Page>
  )
}
