const number = new Intl.NumberFormat('en-GB')
const counted = (count: number, one: string, many: string): string =>
  `${number.format(count)} ${count === 1 ? one : many}`

export const dashboard = {
  events: 'Attempts today',
  granted: 'Granted',
  denied: 'Denied',
  openAlerts: 'Open alerts',
  heldOpen: 'Doors held open',
  locks: 'Locks',
  stale: (stale: number, all: number) =>
    stale === 0
      ? `All ${number.format(all)} fetched`
      : `${number.format(stale)} of ${number.format(all)} not fetched for 7 days`,
  lastRead: 'Log last read',
  storage: 'Storage',
  reviewed: 'The log of today was reviewed.',
  notReviewed: 'Nobody has reviewed the log of today yet.',
  deniedToday: 'Denied today',
  noneDenied: 'Nobody was denied today.',
  all: 'All of them',
  lastMonth: (count: number) => `${number.format(count)} in the last 31 days`,
}

export const reports = {
  hint: 'Made in the background. Each states what it cannot know.',
  ask: 'Ask for a report',
  kind: 'What of',
  format: 'Format',
  kinds: {
    access: 'Access granted',
    denied: 'Access denied',
    'user-activity': 'Attempts of people',
    'service-access': 'Hours of service access',
    'guest-check': 'When guests were last here',
    'door-frequency': 'Use of doors',
    rights: 'Keys and rights',
    alerts: 'Alerts',
    'admin-audit': 'Actions of administrators',
    'lock-freshness': 'How fresh trails are',
    'retention-certificate': 'Certificate of deletion',
  },
  period: 'Period',
  presets: {
    today: 'Today',
    yesterday: 'Yesterday',
    'last-week': 'Last week',
    'last-month': 'Last month',
    'last-quarter': 'Last quarter',
    'last-year': 'Last year',
    own: 'From – to',
  },
  from: 'First day',
  to: 'Last day',
  asOfDay: 'As of the end of',
  asOfHint: 'Now, when left empty.',
  people: 'People',
  doors: 'Doors',
  devices: 'Devices',
  premises: 'Premises',
  everything: 'Nothing chosen: all that you may see.',
  asked: 'The report is being made.',
  requested: 'Asked for',
  by: 'By',
  rows: (count: number) => counted(count, 'row', 'rows'),
  statuses: {
    waiting: 'Waits',
    running: 'Being made',
    ready: 'Ready',
    failed: 'Failed',
    cancelled: 'Given up',
    expired: 'Expired',
  },
  none: 'Nobody has asked for a report yet.',
  download: 'Download',
  manifest: 'Signed manifest',
  giveUp: 'Give up',
  delete: 'Delete the file',
  deleted: 'No file is left.',
  again: 'The same again',
  againHint: 'As of the same position of the log: the digest of its rows is the same.',
  expires: 'File deleted on',
  size: 'Size',
  sha256: 'SHA-256 of the file',
  rowsDigest: 'Digest of the rows',
  position: 'Position in the log',
  filter: 'Narrowed to',
  allRows: 'Nothing',
  failures: {
    requester_lost_right: 'Whoever asked for it lost the right before it was made.',
    disk_full: 'There was no room for the file.',
    other: 'It could not be made.',
  },
  completeness: 'What it cannot know',
  complete: 'Nothing is known to be missing.',
  allFetched: 'The trails of all locks of the scope are fetched up to the end of the period.',
  notFetched: (count: number) =>
    count === 1
      ? 'The trail of 1 lock is not fetched up to the end of the period:'
      : `The trails of ${number.format(count)} locks are not fetched up to the end of the period:`,
  lastFetched: 'last fetched',
  neverFetched: 'never fetched',
  andMore: (count: number) => `and ${number.format(count)} more`,
  gaps: (count: number) => (count === 0 ? 'No trail has a gap.' : `Trails have ${counted(count, 'gap', 'gaps')}.`),
  unreadable: (count: number) =>
    count === 0
      ? 'Every record could be read.'
      : `${counted(count, 'record', 'records')} could not be read yet and wait in quarantine.`,
  suspect: (count: number) =>
    count === 0
      ? 'No row is by a clock that was wrong.'
      : `${counted(count, 'row is', 'rows are')} by a clock that was wrong.`,
  late: (count: number) =>
    count === 0 ? 'No row was reported late.' : `${counted(count, 'row was', 'rows were')} reported late.`,
  later: (count: number) =>
    count === 0
      ? 'No row of the period arrived after this position of the log.'
      : `${counted(count, 'row', 'rows')} of the period arrived after this position of the log.`,
  deadLetters: (count: number) =>
    count === 0 ? 'Every event was worked in.' : `${counted(count, 'event is', 'events are')} not worked in yet.`,
  nothingDeleted: 'Nothing of the period was deleted by age.',
  deletedBefore: 'Deleted by age: what happened before',
}

export const reportSchedules = {
  hint: 'Made again and again, of the day, week or month that ended, with the rights of their owner.',
  create: 'New schedule',
  name: 'Name',
  every: 'How often',
  rhythms: { day: 'Every day', week: 'Every week', month: 'Every month' },
  at: 'At',
  atHint: 'Time of day at the site.',
  owner: 'Owner',
  last: 'Last made for',
  none: 'No report is made by a schedule.',
  delete: 'Delete the schedule',
  deleteHint: 'Reports that were made stay.',
  deleted: 'The schedule is deleted.',
  becomesYours: 'From then on it is yours, and made with your rights.',
}

export const savedViews = {
  hint: 'Filters under a name: your own, shared ones, and those every installation has.',
  views: 'Views',
  save: 'Save this view',
  name: 'Name',
  shared: 'Share it with everybody',
  isShared: 'Shared',
  isPrivate: 'Only you',
  preset: 'Built in',
  page: 'Page',
  open: 'Open',
  saved: 'The view is saved.',
  delete: 'Delete the view',
  deleted: 'The view is deleted.',
  presets: {
    'daily-review': 'Daily review: denied today',
    today: 'Everything today',
    'granted-last-30-days': 'Granted, last 30 days',
    'unknown-credentials': 'Unknown credentials, last 7 days',
    late: 'Reported late, last 30 days',
  },
}

export const reviews = {
  hint: 'Somebody looked through the log of a day: who, when, and what was found.',
  section: 'Review a day',
  look: 'Show who was denied that day',
  day: 'Day',
  notes: 'Notes',
  notesHint: 'What was found; it stays with the review.',
  record: 'I have reviewed it',
  recorded: 'The review is recorded.',
  reviewed: 'Reviewed',
  denied: 'Denied then',
  deniedCount: (count: number) => `${number.format(count)} denied`,
  none: 'No day was reviewed yet.',
}
