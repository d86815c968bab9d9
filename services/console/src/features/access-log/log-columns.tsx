import type { AccessEvent } from '../../api/types'
import type { Messages } from '../../messages/en'
import type { Column } from '../../ui/data-table'
import { Time } from '../../ui/time'
import { isPictured, MatchCell, type Shown } from './match-badge'
import { ResultBadge } from './result-badge'

type Whose = Pick<AccessEvent, 'user' | 'credential'>

/** Undefined where nothing tells who it was: a lock that records no key, or a door that opened by itself. */
export const knownName = ({ user, credential }: Whose, m: Messages): string | undefined => {
  if (user !== null) return user.name ?? m.accessLog.erased
  return credential === null ? undefined : m.accessLog.unknownPerson
}

export const userName = (whose: Whose, m: Messages): string => knownName(whose, m) ?? m.accessLog.nobody

export const doorName = ({ door, accessDevice }: Pick<AccessEvent, 'door' | 'accessDevice'>): string =>
  door?.name ?? accessDevice.name

interface Ways {
  /** opens what is shown of a row; without it nothing opens */
  readonly onShow?: (row: AccessEvent, shown: Shown) => void
  /** names of premises from the path of their ids */
  readonly placeOf?: (path: string | null) => string
}

/** Everything a row can show; which of it, the reader chooses. */
export const logColumns = (
  m: Messages,
  { onShow, placeOf = (path) => path ?? '–' }: Ways = {},
): readonly Column<AccessEvent>[] => [
  { id: 'time', label: m.accessLog.time, width: 'w-36', isMain: true, cell: (row) => <Time at={row.occurredAt} /> },
  { id: 'result', label: m.accessLog.result, width: 'w-32', isMain: true, cell: (row) => <ResultBadge {...row} /> },
  { id: 'user', label: m.accessLog.user, isMain: true, cell: (row) => <bdi>{userName(row, m)}</bdi> },
  { id: 'door', label: m.accessLog.door, cell: (row) => <bdi>{doorName(row)}</bdi> },
  { id: 'type', label: m.accessLog.type, width: 'w-32', cell: (row) => m.accessLog.types[row.accessType] },
  {
    id: 'reason',
    label: m.accessLog.reason,
    cell: ({ reasonText }) => reasonText && <span className="text-soft">{reasonText}</span>,
  },
  {
    id: 'match',
    label: m.matching.column,
    width: 'w-32',
    cell: (row) => <MatchCell {...row} name={userName(row, m)} onShow={onShow && ((shown) => onShow(row, shown))} />,
  },
  { id: 'place', label: m.accessLog.place, cell: (row) => placeOf(row.accessDevice.facilityPath) },
  { id: 'device', label: m.accessLog.device, cell: (row) => <bdi>{row.accessDevice.name}</bdi> },
  { id: 'action', label: m.accessLog.action, cell: (row) => row.action?.name },
  {
    id: 'flags',
    label: m.accessLog.flags,
    cell: (row) => row.flags.map((flag) => m.recordWords.flags[flag]).join(', '),
  },
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
