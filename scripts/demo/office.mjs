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
