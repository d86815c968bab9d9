const by: Readonly<Record<string, string>> = {
  pin: 'with a PIN',
  rfid: 'with a card',
  rex: 'by the exit button',
  phone_key: 'with a phone key',
  key_fob: 'with a key fob',
  keycard: 'with a keycard',
  qr: 'with a QR code',
  passcode: 'with a passcode',
  remote: 'remotely',
  mechanical: 'with a mechanical key',
  schedule: 'by schedule',
}
const types = {
  pin: 'PIN',
  rfid: 'Card or fob',
  rex: 'Exit button',
  phone_key: 'Phone key',
  key_fob: 'Key fob',
  keycard: 'Keycard',
  qr: 'QR code',
  passcode: 'Passcode',
  remote: 'Remote',
  mechanical: 'Mechanical key',
  schedule: 'Schedule',
  unknown: 'Unknown',
}
const filterNames = {
  user: 'Person',
  device: 'Device',
  facility: 'Place',
  type: 'By',
  result: 'Result',
  reason: 'Reason',
  match: 'Face',
}
const number = new Intl.NumberFormat('en-GB')

/** How a sentence ends that says by what somebody came in. @param name of the type of access */
const endBy = (name: string): string => {
  const how = by[Object.entries(types).find(([, each]) => each === name)?.[0] ?? '']
  return how === undefined ? '.' : ` ${how}.`
}

export const accessLog = {
  time: 'Time',
  recorded: 'Recorded',
  result: 'Result',
  user: 'Person',
  door: 'Door',
  device: 'Device',
  type: 'By',
  reason: 'Reason',
  place: 'Place',
  action: 'Action',
  flags: 'Remarks',
  credential: 'Key',
  results: { granted: 'Granted', denied: 'Denied', forced: 'Forced', held_open: 'Held open', error: 'Error' },
  duress: 'Duress',
  types,
  nobody: 'Not known',
  unknownPerson: 'Unknown person',
  erased: 'Erased person',
  search: 'Search names and reasons',
  filterNames,
  allFilterNames: { ...filterNames, door: 'Door', flag: 'Remark', late: 'Late', q: 'Search', time: 'Period' },
  filterBy: (name: string) => `Narrow by ${name.toLowerCase()}`,
  removeFilter: (text: string) => `Remove ${text}`,
  active: 'Filters',
  clear: 'Clear filters',
  period: 'Period',
  today: 'Today',
  days: (days: number) => `${days}D`,
  from: 'From',
  to: 'To',
  live: 'Live',
  paused: 'Paused',
  connecting: 'Connecting …',
  liveOff: 'Live is off',
  newRows: (count: number) => `${number.format(count)} new`,
  columns: 'Columns',
  export: 'Export',
  histogram: 'Attempts over time',
  lag: (rows: number) => `${number.format(rows)} events are still being worked in: the newest rows are on their way.`,
  details: 'Event',
  copyLink: 'Copy link',
  copyRecord: 'Copy record',
  policySays: 'The policy says',
  checks: 'Checks',
  passed: 'passed',
  failed: 'failed',
  provenance: 'Where it is known from',
  sources: {
    device_audit: 'The device recorded it',
    phone_report: 'A phone reported it',
    decision: 'Decided here',
  } as Record<string, string>,
  neighbours: 'Within five minutes at this device',
  noNeighbours: 'Nothing else.',
  raw: 'Raw record',
  /** @param who undefined when it is not known who it was */
  sentence: (result: string, who: string | undefined, door: string, type: string) => {
    const end = endBy(type)
    switch (result) {
      case 'granted':
        return who === undefined ? `${door} was opened${end}` : `${who} opened ${door}${end}`
      case 'denied':
        return `${who ?? 'Somebody'} was denied at ${door}${end}`
      case 'forced':
        return `${door} opened without an unlock (inferred).`
      case 'held_open':
        return `${door} was held open.`
      default:
        return `An error kept ${door} from deciding.`
    }
  },
  empty: 'Nothing happened here',
  emptyPeriod: 'There is nothing in this period, whatever the filters.',
  hides: (filter: string, count: number) =>
    `The filter “${filter}” hides the most: without it there ${count === 1 ? 'is 1 row' : `are ${number.format(count)} rows`}.`,
  lookBack: 'Look at 90 days',
  hidesWithOthers: (filter: string) =>
    `No filter hides everything by itself; “${filter}” leaves the fewest rows, and the others hide these.`,
  clearOne: (filter: string) => `Clear “${filter}”`,
  setUp: {
    rules_configured: 'Access rules are configured',
    rules_enabled: 'Access rules are enabled',
    credentials_held: 'People have keys',
    devices_online: 'Devices are in contact',
    time_range: 'There are rows in this period',
  },
  notKnown: 'Not known',
  offline: (devices: string) => `Out of contact: ${devices}.`,
  lastRow: (time: string) => `The last row that fits, at whatever time, is of ${time}.`,
}
