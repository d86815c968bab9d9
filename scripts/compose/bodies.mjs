/** What the traffic of the check sends; a test holds it against the reference of the services. */
export const lock = { id: 'front-door', kind: 'lock', model: 'LE', name: 'Front door', zone: 'UTC' }
export const person = { username: 'ada', name: 'Ada Lovelace' }
