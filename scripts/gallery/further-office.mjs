/** Colleagues, cards, a lobby and rules, beside the office of the demo. */
import { zone } from '../demo/office.mjs'

const house = 'example-ltd/harbour-house'
const facilityPath = `${house}/second-floor`

export const roles = [
  {
    id: 'front-desk',
    name: 'Front desk',
    permissions: ['access-log:read', 'user:read', 'credential:read', 'door:read'],
  },
]

const staff = [{ roleId: 'demo-staff', premisesId: 'harbour-house' }]
export const colleagues = [
  {
    username: 'maija.lehto',
    name: 'Maija Lehto',
    email: 'maija@example.com',
    assignments: [{ roleId: 'security-operator', premisesId: null }],
  },
  {
    username: 'aino.laine',
    name: 'Aino Laine',
    email: 'aino@example.com',
    assignments: [{ roleId: 'auditor', premisesId: null }],
  },
  {
    username: 'tuomas.virta',
    name: 'Tuomas Virta',
    email: 'tuomas@example.com',
    assignments: [{ roleId: 'front-desk', premisesId: 'harbour-house' }],
  },
  { username: 'layla.ahmad', name: 'ليلى الأحمد', assignments: staff },
  { username: 'daria.orlova', name: 'Дарья Орлова', assignments: staff },
  {
    username: 'zoe.lindqvist',
    name: 'Zoë Lindqvist',
    email: 'zoe@example.com',
    assignments: [...staff, { roleId: 'employee', premisesId: null }],
  },
  { username: 'pedro.alves', name: 'Pedro Alves', phone: '+358 40 111 1111', assignments: staff },
  { username: 'hanna.koski', name: 'Hanna Koski', email: 'hanna@example.com', assignments: staff },
  { username: 'vera.lund', name: 'Vera Lund', email: 'vera@example.com' },
  { username: 'jon.bakke', name: 'Jon Bakke', email: 'jon@example.com', assignments: staff },
]

const card = (number, holder, more = {}) => ({ kind: 'keycard', number, holder, label: 'White card', ...more })
export const cards = [
  card('17:2001', 'maija.lehto'),
  card('17:2002', 'aino.laine'),
  card('17:2003', 'tuomas.virta'),
  card('17:2004', 'layla.ahmad'),
  card('17:2005', 'daria.orlova'),
  card('17:2006', 'zoe.lindqvist'),
  card('17:2007', 'pedro.alves', { label: 'Visitor card', validUntil: '2027-06-30T21:00:00Z' }),
  card('17:2008', 'hanna.koski', { isBlocked: true }),
  card('17:2009', 'jon.bakke', { validUntil: '2026-10-31T22:00:00Z' }),
  card('17:2010', 'administrator'),
]

export const groups = [
  { name: 'Cleaners', members: ['layla.ahmad', 'pedro.alves', 'hanna.koski'] },
  { name: 'Night shift', description: 'Until the alarm is switched on', members: ['maija.lehto', 'daria.orlova'] },
  { name: 'Auditors of the year', description: 'While the books are open', expired: true, members: ['aino.laine'] },
]

export const tokens = [
  { name: 'Visitor kiosk', permissions: ['user:read', 'credential:write'] },
  { name: 'Building management', permissions: ['access-log:read', 'door:read', 'device:read'] },
]

const device = { zone, facilityPath: house }
export const readers = [
  {
    ...{ id: 'lobby-reader', kind: 'reader', name: 'Reader of the lobby', model: 'RMRU', ...device },
    door: {
      ...{ id: 'lobby', name: 'Lobby', facilityPath: house },
      accessPoints: [
        { accessPointId: 'lobby-in', deviceId: 'lobby-reader', toAreaId: 'harbour-house' },
        { accessPointId: 'lobby-out', deviceId: 'lobby-reader', fromAreaId: 'harbour-house' },
      ],
    },
  },
  { id: 'recorder', kind: 'nvr', name: 'Video recorder', ...device },
  {
    ...{ id: 'loading-bay', kind: 'controller', name: 'Loading bay', ...device },
    door: { id: 'loading-bay', name: 'Loading bay', facilityPath: house, lockDeviceId: 'loading-bay' },
  },
]

const days = ['mon', 'tue', 'wed', 'thu', 'fri']
export const configuration = [
  {
    path: '/v1/holidays',
    id: 'independence-day',
    name: 'Independence Day',
    begins: { kind: 'yearly', monthDay: '12-06' },
  },
  {
    path: '/v1/holidays',
    id: 'christmas',
    name: 'Christmas',
    begins: { kind: 'yearly', monthDay: '12-24' },
    lastsDays: 3,
  },
  {
    ...{ path: '/v1/schedules', id: 'office-hours', name: 'Office hours', facilityPath, zone },
    weekly: [{ days, windows: [{ from: '07:00', to: '18:00' }] }],
    holidayIds: ['independence-day', 'christmas'],
  },
  {
    ...{ path: '/v1/schedules', id: 'cleaning', name: 'Cleaning', facilityPath, zone },
    weekly: [
      { days, windows: [{ from: '18:00', to: '22:00' }] },
      { days: ['sat'], windows: [{ from: '08:00', to: '12:00' }] },
    ],
  },
  {
    ...{ path: '/v1/access-rules', id: 'staff-lobby', name: 'Staff of the house', facilityPath: house },
    ...{ who: { everyone: true }, where: { doorIds: ['lobby'] } },
  },
  {
    ...{ path: '/v1/access-rules', id: 'deliveries', name: 'Deliveries', facilityPath: house, enabled: false },
    ...{ who: { roleIds: ['front-desk'] }, where: { doorIds: ['loading-bay'] }, scheduleIds: ['office-hours'] },
  },
  {
    ...{ path: '/v1/macros', id: 'open-up', name: 'Open up in the morning', facilityPath: house },
    steps: [
      { kind: 'unlock', doorId: 'lobby', unlockSec: 600 },
      { kind: 'unlock', doorId: 'entrance', unlockSec: 600 },
    ],
  },
  {
    ...{ path: '/v1/macros', id: 'close-up', name: 'Close up at night', facilityPath: house },
    steps: [
      { kind: 'relock', doorId: 'lobby' },
      { kind: 'relock', doorId: 'entrance' },
    ],
  },
]

const come = (...numbers) => numbers.map((number) => ({ accessPoint: 'lobby-in', number }))
const leave = (...numbers) => numbers.map((number) => ({ accessPoint: 'lobby-out', number }))
/** As the day goes. Two cards are nobody’s. */
export const comings = [
  ...come('17:2003', '17:2002', '17:2004', '99:1', '17:2005', '17:2006', '17:2008', '99:2', '17:2007', '17:2010'),
  ...leave('17:2006', '17:2007'),
  ...come('17:2009', '17:2006', '17:1002', '17:1003'),
  ...leave('17:2010', '17:2002'),
]
