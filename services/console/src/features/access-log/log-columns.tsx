import type { AccessEvent } from '../../api/types'
import type { Messages } from '../../messages/en'
import type { Column } from '../../ui/data-table'
import { Time } from '../../ui/time'
import { isPictured, MatchCell, type Shown } from './match-badge'
import { ResultBadge } from './result-badge'

export const userName = ({ user, credential }: Pick<AccessEvent, 'user' | 'credential'>, m: Messages): string =>
  user?.name ??
  (user === null ? (credential === null ? m.accessLog.nobody : m.accessLog.unknownPerson) : m.accessLog.erased)

export const doorName = ({ door, accessDevice }: Pick<AccessEvent, 'door' | 'accessDevice'>): string =>
  door?.name ?? accessDevice.name

/** Everything a row can show; which of it, the reader chooses. */
export const logColumns = (
  m: Messages,
  onShow?: (row: AccessEvent, shown: Shown) => void,
): readonly Column<AccessEvent>[] => [
  { id: 'time', label: m.accessLog.time, width: 'w-36', isMain: true, cell: (row) => <Time at={row.occurredAt} /> },
  { id: 'result', label: m.accessLog.result, width: 'w-32', isMain: true, cell: (row) => <ResultBadge {...row} /> },
  { id: 'user', label: m.accessLog.user, isMain: true, cell: (row) => <bdi>{userName(row, m)}</bdi> },
  { id: 'door', label: m.accessLog.door, cell: (row) => <bdi>{doorName(row)}</bdi> },
  { id: 'type', label: m.accessLog.type, width: 'w-32', cell: (row) => m.accessLog.types[row.accessType] },
  { id: 'reason', label: m.accessLog.reason, cell: (row) => <span className="text-soft">{row.reasonText}</span> },
  {
    id: 'match',
    label: m.matching.column,
    width: 'w-36',
    cell: (row) => <MatchCell {...row} name={userName(row, m)} onShow={onShow && ((shown) => onShow(row, shown))} />,
  },
  { id: 'place', label: m.accessLog.place, cell: (row) => <bdi>{row.accessDevice.facilityPath}</bdi> },
  { id: 'device', label: m.accessLog.device, cell: (row) => <bdi>{row.accessDevice.name}</bdi> },
  { id: 'action', label: m.accessLog.action, cell: (row) => row.action?.name },
  { id: 'flags', label: m.accessLog.flags, cell: (row) => row.flags.join(', ') },
  { id: 'recorded', label: m.accessLog.recorded, width: 'w-36', cell: (row) => <Time at={row.recordedAt} /> },
  { id: 'id', label: 'ID', cell: (row) => <code className="font-mono text-xs">{row.id}</code> },
]

const DEFAULT_COLUMNS = ['time', 'result', 'user', 'door', 'type', 'reason', 'place']
const PICTURED_COLUMNS = ['time', 'result', 'user', 'door', 'match', 'type', 'reason', 'place']

/**
 * What is shown unless the reader chose: the camera for whoever may see pictures (R4.13), to others faces where there are
 * any.
 */
export const defaultColumns = (rows: readonly AccessEvent[], seesPictures: boolean): readonly string[] =>
  seesPictures || rows.some(isPictured) ? PICTURED_COLUMNS : DEFAULT_COLUMNS
