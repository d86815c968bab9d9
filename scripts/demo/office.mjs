/** An office on one floor: who works there, what they may do, what they carry, and the locks. */
export const zone = 'Europe/Helsinki'

export const premises = [
  { id: 'example-ltd', kind: 'organization', name: 'Example Ltd', parentId: null, zone },
  { id: 'harbour-house', kind: 'building', name: 'Harbour House', parentId: 'example-ltd' },
  { id: 'second-floor', kind: 'floor', name: 'Second floor', parentId: 'harbour-house' },
]

export const roles = [
  { id: 'demo-staff', name: 'Office staff', permissions: ['lock:open'] },
  { id: 'demo-caretaker', name: 'Caretaker', permissions: ['lock:open', 'lock:program-with-mobile'] },
]

const inTheHouse = (roleId) => [{ roleId, premisesId: 'harbour-house' }]

export const people = {
  anna: {
    fields: { username: 'anna.caretaker', name: 'Anna Caretaker', email: 'anna@example.com' },
    assignments: inTheHouse('demo-caretaker'),
  },
  ben: {
    fields: { username: 'ben.clerk', name: 'Ben Clerk', email: 'ben@example.com' },
    assignments: inTheHouse('demo-staff'),
  },
  clara: {
    fields: { username: 'clara.guard', name: 'Clara Guard', phone: '+358 40 000 0000' },
    assignments: inTheHouse('demo-staff'),
  },
  dora: {
    fields: { username: 'dora.analyst', name: 'Dora Analyst', email: 'dora@example.com' },
    assignments: inTheHouse('demo-staff'),
  },
}

/** Each by its number as the locks file it. */
export const keys = {
  annasPhone: { kind: 'phone_key', number: 'A1A1', label: 'Phone of the caretaker', holder: 'anna' },
  bensPhone: { kind: 'phone_key', number: 'B2B2', label: 'Phone of the clerk', holder: 'ben' },
  nightFob: { kind: 'key_fob', number: 'C3C3', label: 'Fob of the night guard', holder: 'clara' },
}

const facilityPath = 'example-ltd/harbour-house/second-floor'

export const locks = {
  archive: { id: 'archive', name: 'Archive', kind: 'lock', lockKind: 's50', zone, facilityPath },
  meetingRoom: { id: 'meeting-room', name: 'Meeting room', kind: 'lock', lockKind: 's50', zone, facilityPath },
  gate: { id: 'gate', name: 'Gate', kind: 'lock', lockKind: 'relay', zone, facilityPath },
}

/** Readers, keypads and contacts of the morning, and a lock that is offline. */
export const morningDevices = [
  { id: 'entrance-reader', name: 'Reader at the entrance', kind: 'reader', zone, facilityPath },
  { id: 'lab-reader', name: 'Reader at the laboratory', kind: 'reader', zone, facilityPath },
  { id: 'side-keypad', name: 'Keypad at the side door', kind: 'reader', zone, facilityPath },
  { id: 'side-contact', name: 'Contact of the side door', kind: 'controller', zone, facilityPath },
  { id: 'workshop-contact', name: 'Contact of the workshop', kind: 'controller', zone, facilityPath },
  { id: 'workshop', name: 'Workshop', kind: 'lock', lockKind: 's50', zone, facilityPath },
]

export const morningCredentials = [
  { kind: 'keycard', number: '17:1001', holder: 'anna' },
  { kind: 'keycard', number: '17:1002', holder: 'ben' },
  { kind: 'keycard', number: '17:1003', holder: 'dora' },
  { kind: 'pin', number: '9119', duress: true, holder: 'dora' },
]

export const morningDoors = [
  {
    ...{ id: 'entrance', name: 'Entrance', facilityPath, rexDeviceIds: ['entrance-reader'] },
    accessPoints: [{ accessPointId: 'in', deviceId: 'entrance-reader' }],
  },
  {
    ...{ id: 'laboratory', name: 'Laboratory', facilityPath },
    accessPoints: [{ accessPointId: 'in', deviceId: 'lab-reader' }],
  },
  {
    ...{ id: 'side-door', name: 'Side door', facilityPath, contactDeviceId: 'side-contact' },
    ...{ rexDeviceIds: ['side-contact'], accessPoints: [{ accessPointId: 'in', deviceId: 'side-keypad' }] },
  },
  {
    ...{ id: 'workshop', name: 'Workshop', facilityPath },
    ...{ contactDeviceId: 'workshop-contact', lockDeviceId: 'workshop' },
  },
]

/** @param date of the holiday */
export const morningRules = (date, holidayId) => [
  {
    ...{ path: '/v1/access-rules', id: 'demo-everybody', name: 'Everybody by day', facilityPath },
    ...{ who: { everyone: true }, where: { doorIds: ['entrance', 'side-door'] } },
  },
  {
    ...{ path: '/v1/schedules', id: `demo-working-days-${date}`, name: 'Every day but holidays', facilityPath },
    zone,
    weekly: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], windows: [{ from: '00:00', to: '24:00' }] }],
    holidayIds: [holidayId],
  },
  {
    ...{ path: '/v1/access-rules', id: `demo-laboratory-${date}`, name: 'Laboratory', facilityPath },
    ...{ who: { everyone: true }, where: { doorIds: ['laboratory'] }, scheduleIds: [`demo-working-days-${date}`] },
  },
]
