import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useConfiguration } from '../../app/use-configuration'
import { useMay } from '../../app/use-session'
import { useMessages } from '../../app/use-messages'
import { useNames } from '../../app/use-pickable'
import { usePlaceName } from '../../app/use-place-name'
import { Button, buttonLook } from '../../ui/button'
import { Facts, Page, Section } from '../../ui/page'
import { ErrorState, Skeleton } from '../../ui/states'
import { ConfigurationEditor } from '../configuration/configuration-editor'
import { DeleteConfiguration } from '../configuration/delete-configuration'
import { PeaksSection } from '../peaks/peaks-section'
import { DoorForm } from './door-form'
import { DoorPeople } from './door-people'
import { DoorStanding } from './door-standing'
import { noDoor } from './doors-page'

/** One door: how it stands, who may enter and by which rule, and when it is busy. */
export const DoorPage = () => {
  const m = useMessages()
  const placeOf = usePlaceName()
  const deviceName = useNames('devices')
  const nameOf = (device: string | undefined) => device && deviceName(device)
  const may = useMay()
  const navigate = useNavigate()
  const { id } = useParams({ from: '/gate/doors/$id' })
  const [open, setOpen] = useState<'editor' | 'delete'>()
  const { data, error, refetch } = useConfiguration('doors', id)
  if (error !== null) return <ErrorState isPage error={error} retry={() => void refetch()} />
  if (data === undefined) return <Skeleton />
  const close = () => setOpen(undefined)
  const devices = [...new Set(data.accessPoints.map(({ deviceId }) => deviceId))]
  return (
    <Page
      title={data.name}
      subtitle={<bdi>{placeOf(data.facilityPath)}</bdi>}
      actions={
        <>
          {may('access-log:read') && (
            <Link to="/access-log" search={{ device: devices, range: '30' }} className={buttonLook('secondary')}>
              {m.locks.inLog}
            </Link>
          )}
          {may('rule:read') && (
            <Link to="/explain" search={{ door: id }} className={buttonLook('secondary')}>
              {m.shell.pages.explain}
            </Link>
          )}
          {may('door:write') && (
            <>
              <Button onClick={() => setOpen('editor')}>{m.actions.change}</Button>
              <Button kind="danger" onClick={() => setOpen('delete')}>
                {m.rules.delete}
              </Button>
            </>
          )}
        </>
      }
    >
      <DoorStanding id={id} />
      <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-[1fr_24rem]">
        <div className="grid min-w-0 grid-cols-1 gap-4">
          {may('rule:read') && <DoorPeople id={id} />}
          {may('access-log:read') && devices.map((device) => <PeaksSection key={device} deviceId={device} />)}
        </div>
        <Section title={m.accessLog.door}>
          <Facts
            facts={[
              [
                'ID',
                <code key="id" className="font-mono text-sm">
                  {data.id}
                </code>,
              ],
              [m.rules.reader, devices.map(deviceName).join(', ') || '–'],
              [m.rules.lockDevice, nameOf(data.lockDeviceId)],
              [m.rules.contactDevice, nameOf(data.contactDeviceId)],
              [m.rules.rexDevices, data.rexDeviceIds.map(deviceName).join(', ') || '–'],
              [m.rules.unlockFor, m.rules.seconds(data.unlockSec)],
              [m.rules.heldOpenAfter, m.rules.seconds(data.heldOpenThresholdSec)],
              [m.rules.failMode, m.rules.failModes[data.failMode]],
            ]}
          />
        </Section>
      </div>
      {open === 'editor' && (
        <ConfigurationEditor
          kind="doors"
          title={data.name}
          known={data}
          empty={noDoor}
          form={DoorForm}
          isReader={false}
          onClose={close}
        />
      )}
      {open === 'delete' && (
        <DeleteConfiguration
          kind="doors"
          known={data}
          name={data.name}
          onClose={close}
          onDeleted={() => void navigate({ to: '/doors' })}
        />
      )}
    </Page>
  )
}
