import { useNavigate } from '@tanstack/react-router'
import type { Configuration } from '../../api/types'
import type { Draft } from '../../app/use-configuration'
import { useNames } from '../../app/use-pickable'
import { useShortPlaceName } from '../../app/use-place-name'
import { useMessages } from '../../app/use-messages'
import { Badge } from '../../ui/badge'
import type { Column } from '../../ui/data-table'
import { ConfigurationPage } from '../configuration/configuration-page'
import { DoorForm } from './door-form'

type Door = Configuration['doors']

export const noDoor: Draft<'doors'> = {
  name: '',
  accessPoints: [],
  rexDeviceIds: [],
  unlockSec: 5,
  heldOpenThresholdSec: 30,
  forcedOpenWindowSec: 10,
  passageScheduleIds: [],
  failMode: 'secure',
}

/** What reads at it, locks it and watches it, each once. */
const devicesOf = ({ accessPoints, lockDeviceId, contactDeviceId }: Door): readonly string[] => [
  ...new Set(
    [...accessPoints.map(({ deviceId }) => deviceId), lockDeviceId, contactDeviceId].filter((id) => id !== undefined),
  ),
]

/** Doors, and what reads, locks and watches each of them. */
export const DoorsPage = () => {
  const m = useMessages()
  const navigate = useNavigate()
  const scheduleName = useNames('schedules')
  const deviceName = useNames('devices')
  const placeOf = useShortPlaceName()
  const columns: readonly Column<Door>[] = [
    {
      id: 'name',
      label: m.accessLog.door,
      isMain: true,
      cell: ({ name }) => <bdi className="font-medium">{name}</bdi>,
    },
    { id: 'place', label: m.locks.place, cell: ({ facilityPath }) => placeOf(facilityPath) },
    {
      id: 'devices',
      label: m.shell.pages.devices,
      cell: (door) => devicesOf(door).map(deviceName).join(', ') || '–',
    },
    {
      id: 'unlock',
      label: m.rules.unlockFor,
      width: 'w-32',
      cell: ({ unlockSec }) => <span className="tabular">{m.rules.seconds(unlockSec)}</span>,
    },
    {
      id: 'passage',
      label: m.rules.passage,
      width: 'w-44',
      cell: ({ passageScheduleIds }) => passageScheduleIds.map(scheduleName).join(', ') || '–',
    },
    {
      id: 'fail',
      label: m.rules.failMode,
      width: 'w-44',
      cell: ({ failMode }) => (
        <Badge tone={failMode === 'open' ? 'held' : 'neutral'}>{m.rules.failModes[failMode]}</Badge>
      ),
    },
  ]
  return (
    <ConfigurationPage
      kind="doors"
      title={m.shell.pages.doors}
      newLabel={m.rules.newDoor}
      hint={m.rules.noDoors}
      write="door:write"
      columns={columns}
      empty={noDoor}
      form={DoorForm}
      onOpen={({ id }) => void navigate({ to: '/doors/$id', params: { id } })}
    />
  )
}
