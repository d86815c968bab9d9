const rowsOf = (count: number): string => `${count} ${count === 1 ? 'row' : 'rows'}`
const allOf = (count: number): string => (count === 1 ? 'The only row' : `All ${count} rows`)
const are = (count: number): string => (count === 1 ? 'is' : 'are')

export const imports = {
  hint: 'A file is tried first, which changes nothing, and then brought in.',
  import: 'Import',
  what: 'What to import',
  file: 'File',
  choose: 'Choose a CSV file',
  text: 'Or its text',
  columns: (columns: string) => `The first line names the columns: ${columns.replaceAll(',', ', ')}`,
  dryRun: 'Try it',
  tried: 'Tried',
  importing: 'Import',
  progress: 'Progress',
  rows: (done: number, all: number) => `${done} of ${all} rows`,
  states: { waiting: 'Waits', running: 'Under way', done: 'Done', cancelled: 'Cancelled', abandoned: 'Broken off' },
  wouldTake: (good: number, bad: number) =>
    bad === 0 ? `${allOf(good)} can be brought in.` : `${rowsOf(good)} can be brought in, ${bad} cannot.`,
  took: (good: number, bad: number) =>
    bad === 0 ? `${allOf(good)} ${are(good)} in.` : `${rowsOf(good)} ${are(good)} in, ${bad} ${are(bad)} not.`,
  importNow: (rows: number) => `Import ${rowsOf(rows)}`,
  faults: 'What is wrong with rows',
  line: 'Line',
  column: 'Column',
  fault: 'What is wrong',
}

export const erasure = {
  erase: 'Erase',
  title: (name: string) => `Erase ${name}?`,
  forEver: 'This is for ever. Nobody can undo it, not even with a back-up.',
  means: [
    'The name, addresses, roles and photo are gone, here and in every service.',
    'Keys of the person open nothing any more.',
    'What happened at doors stays in the record, as of an erased person, so that the record remains complete.',
    'The proof that nothing was changed still holds.',
  ],
  done: 'The person is erased. Services confirm it one by one.',
  progress: 'Erasure by service',
  waiting: 'Under way',
}

export const deadLetters = {
  hint: 'Events that a view could not work in. They wait here in order, and nothing is lost.',
  since: 'Since',
  event: 'Event',
  failure: 'Why',
  attempts: 'Tries',
  statuses: { parked: 'Waiting', retried: 'Worked in', discarded: 'Left out' },
  retry: 'Try again',
  retryHint: 'The events of its key are worked in, in order, until one fails again.',
  retried: (done: number, left: number) => `${done} worked in, ${left} still wait.`,
  discard: 'Leave out',
  discardHint: 'The event stays in the log for good, but this view goes on without it.',
  discarded: 'The event is left out of the view.',
}

export const quarantine = {
  hint: 'What devices sent that could not be read. All of its bytes are kept.',
  received: 'Received',
  part: 'Part',
  parts: { body: 'Whole block', record: 'Record', tag: 'Tag' },
  why: 'Why',
  size: 'Size',
  statuses: { open: 'Open', recorded: 'Recorded', discarded: 'Given up' },
  bytes: 'As it was sent',
  retry: 'Read again',
  readable: 'It can be read now, and is on its way into the log.',
  stillUnreadable: 'It still cannot be read.',
  discard: 'Give up',
  discardHint: 'It stays visible, with who gave it up and why.',
  discarded: 'It is given up.',
  none: 'Everything that devices sent could be read.',
}

export const licenses = {
  hint: 'How many devices may be used, checked each day at 0:00.',
  upload: 'Licence file',
  choose: 'Choose a licence file',
  uploaded: (product: string, count: number) =>
    `${product}: ${count} ${count === 1 ? 'device is' : 'devices are'} licensed.`,
  checks: 'Checks',
  noChecks: 'Nothing was checked yet.',
}

export const tokens = {
  issue: 'Issue a token',
  actor: 'API token',
  once: 'The token is shown only now. Keep it like a password.',
  noEnd: 'Else it does not expire.',
}

export const uiParts = {
  title: 'Parts of the user interface',
  hint: 'Every part in every state, to look at in each theme, contrast, density and width.',
  buttons: 'Buttons',
  fields: 'Fields',
  badges: 'States and remarks',
  overlays: 'In front of the page',
  table: 'Table',
  states: 'States of a page',
  dialog: 'Dialog',
  drawer: 'Drawer',
  toast: 'Announcement',
  menu: 'Menu',
  aHint: 'What to know of it.',
  aFault: 'What is wrong with it.',
}

export const snapshots = {
  title: 'Picture',
  hint: '← older · → newer · c: side by side',
  older: 'Older event',
  newer: 'Newer event',
  compare: 'Side by side',
  of: (name: string) => `Picture of ${name} at the door`,
  none: 'There is no picture',
  broken: 'The picture cannot be shown',
  expired: 'The picture has expired',
  live: 'live, not of that moment',
  recording: 'recorded then',
  expires: 'Expires',
  notHandedIn: 'None was handed in; a recorder is asked when it is opened.',
  recordingAt: 'The recording of that moment is for a player:',
  notTaken: (reason: string) => `Came with the attempt, and was not taken: ${reason}`,
  aLink: 'Kept elsewhere',
  aClip: 'A clip, kept elsewhere',
  outcomes: {
    none: 'nothing was handed in',
    unreadable: 'it is kept, but cannot be read any more',
    not_configured: 'the device has no camera',
    recorder_unknown: 'the recorder of the device is not known',
    not_found: 'it has nothing of that moment',
    too_slow: 'it did not answer in time',
    unreachable: 'it cannot be reached',
    failed: 'it cannot be reached, or answers with an error',
    not_signed_in: 'it does not take the login',
    command_unknown: 'it has no such command',
    address_refused: 'its address lies in a private network that is not listed',
    too_many_redirects: 'it leads from one address to the next',
    not_a_picture: 'it is no picture',
    damaged: 'it is damaged or cut short',
    type_mismatch: 'it is not of the type it claims',
    type_not_supported: 'only JPEG, PNG and WebP are taken',
    too_many_pixels: 'it has too many pixels',
    too_large: 'it is too large',
    animated: 'it has more than one frame',
    scheme_refused: 'its address is no complete https address',
    person_erased: 'the person was erased',
    not_kept: 'the object store was away for too long',
  } as Record<string, string>,
  taken: 'Taken',
  openClip: 'Open the clip',
  openPicture: 'Open the picture',
  sources: { stored: 'Handed in', recorder: 'Recorder' },
}
