/** Each page that is taken: where it is, what it is for, what is done there before its picture, and by whom. */
import { connect } from '../demo/api.mjs'

/** Something of a list whose address has an id that is another in each run. */
const ofList = (list, name, to) => ({
  pattern: `${to}/$id`,
  async find() {
    const api = await connect()
    const { items } = await api.ask('GET', list)
    const { id } = items.find((item) => item.name === name)
    return `${to}/${id}`
  },
})

const pick = async (page, label, typed, name) => {
  await page.getByRole('combobox', { name: label, exact: true }).fill(typed)
  await page.getByRole('option', { name, exact: true }).click()
}
const press = (page, name) => page.getByRole('button', { name, exact: true }).click()

const group = (name, entries) =>
  entries.map(([path, picture, title, sentence, { prepare, by } = {}]) => ({
    ...{ group: name, path, name: picture, title, sentence, prepare, by },
  }))

/** Open to anybody. */
const openPages = group('Before one is signed in', [
  [
    '/sign-in',
    'sign-in',
    'Sign in',
    'With a password, or through the identity provider of the organisation.',
    { by: 'nobody' },
  ],
  [
    '/forgotten-password',
    'forgotten-password',
    'Forgotten password',
    'A link that works once comes by mail, or from an administrator.',
    { by: 'nobody' },
  ],
  [
    '/set-password#0123456789abcdef0123456789abcdef0123456789abcdef',
    'set-password',
    'New password',
    'Where such a link leads to, and that of an administrator for somebody new.',
    { by: 'nobody' },
  ],
])

const pages = [
  ...group('Record', [
    ['/dashboard', 'dashboard', 'Dashboard', 'How today stands, what was denied, and when doors are busiest.'],
    ['/alerts', 'alerts', 'Alerts', 'What needs somebody to look at it, most urgent first.'],
    ['/access-log', 'access-log', 'Access log', 'Every attempt at every door, live.'],
    [
      '/access-log?result=denied&range=7',
      'access-log-filtered',
      'Access log, filtered',
      'Filters are in the address, and each is a chip that can be taken off.',
    ],
    [
      '/access-log?result=held_open&q=nothing',
      'access-log-empty',
      'Access log, nothing found',
      'It says which filter hides the most.',
    ],
    ['/saved-views', 'saved-views', 'Saved views', 'Filters that somebody keeps, for himself or for all.'],
    ['/reviews', 'reviews', 'Daily reviews', 'Who looked through the log of which day, and what was found.'],
    ['/audit-log', 'audit-log', 'Audit log', 'What administrators did and were refused.'],
    [
      '/my-access',
      'my-access',
      'My access',
      'What one opened oneself; who may not see it is told which permission it takes.',
      { by: 'zoe.lindqvist' },
    ],
    ['/user-activity', 'user-activity', 'User activity', 'What happened to people and what they did, as one list.'],
    ['/reports', 'reports', 'Reports', 'Made in the background, with what they cannot know.'],
    ['/report-schedules', 'report-schedules', 'Report schedules', 'Reports that are made by themselves.'],
    ['/retention', 'retention', 'Retention', 'How long each kind of record is kept, and why a record is still there.'],
    ['/legal-holds', 'legal-holds', 'Legal holds', 'What is not deleted, whatever its age, and for which matter.'],
    ['/purges', 'purges', 'Delete old logs', 'What was deleted, by whom, and what it was before.'],
    ['/erasure-requests', 'erasure-requests', 'Requests to be erased', 'Until when each has to be answered.'],
  ]),
  ...group('Doors and devices', [
    ['/doors', 'doors', 'Doors', 'How each stands, and what it is made of.'],
    ['/doors/entrance', 'door', 'A door', 'Whom it lets in, by which rule, and what happened at it.'],
    ['/access-rules', 'access-rules', 'Access rules', 'Who may open which doors, and when.'],
    ['/schedules', 'schedules', 'Schedules', 'Weeks in which rules hold.'],
    ['/holidays', 'holidays', 'Holidays', 'Days on which they do not.'],
    ['/macros', 'macros', 'Macros', 'Several doors with one order.'],
    [
      '/explain?door=entrance',
      'explain',
      'Explain access',
      'Whether somebody may open a door, and why.',
      {
        prepare: async (page) => {
          await pick(page, 'Person', 'ben', 'Ben Clerk')
          await press(page, 'Explain')
          await page.getByRole('heading', { name: 'Rules of the door' }).waitFor()
        },
      },
    ],
    [
      '/replay',
      'replay',
      'What if',
      'What would have been decided otherwise, had rules been different.',
      {
        prepare: async (page) => {
          await page.getByRole('combobox', { name: 'Rule to change' }).fill('everybody')
          await page.getByRole('option', { name: 'Everybody by day' }).click()
          await press(page, 'Switch off')
          await press(page, 'Try it')
          await page.getByText('attempts decided again').waitFor()
          await page.getByRole('button', { name: 'Stop' }).waitFor({ state: 'hidden' })
        },
      },
    ],
    ['/locks', 'locks', 'Locks', 'How fresh the trail of each is.'],
    ['/locks/archive', 'lock', 'A lock', 'Its trail in the order in which it was recorded, and requests for it.'],
    ['/devices', 'devices', 'Devices', 'What reports to Doorledger, and when it last handed in a trail.'],
    ['/lockdown', 'lockdown', 'Lockdown', 'Nobody enters, everybody can leave.'],
    ['/premises', 'premises', 'Premises', 'Houses, floors and areas.'],
  ]),
  ...group('People', [
    [
      '/presence?area=harbour-house',
      'presence',
      'Who is inside',
      'By whom people are counted when a house is cleared.',
    ],
    ['/people', 'people', 'People', 'Everybody, with what they hold and whether it still holds.'],
    ['/people/ben.clerk', 'person', 'A person', 'What somebody holds, where it opens, and when it last did.'],
    ['/keys', 'keys', 'Keys', 'Cards, fobs, phones and codes, and who carries them.'],
    ['/groups', 'groups', 'Groups', 'People who are let in together, for a time or for good.'],
    [ofList('/v1/groups', 'Cleaners', '/groups'), 'group', 'A group', 'Its members.'],
    ['/faces', 'faces', 'Faces', 'Whether faces are compared, on which terms, and where the bands lie.'],
    ['/roles', 'roles', 'Roles', 'Who may do what.'],
  ]),
  ...group('System', [
    ['/system', 'system', 'System health', 'Whether views are behind the record, and what is waiting.'],
    [
      '/imports?kind=people',
      'imports',
      'Imports',
      'People, keys or devices from a file, tried before anything changes.',
      {
        prepare: async (page) => {
          await page.getByLabel('Or its text').fill(PEOPLE_TO_IMPORT)
          await press(page, 'Try it')
          await page.getByText('can be brought in').first().waitFor()
        },
      },
    ],
    ['/dead-letters', 'dead-letters', 'Dead letters', 'Events that could not be worked in, with the reason.'],
    ['/licenses', 'licenses', 'Licences', 'What is licensed, until when.'],
    ['/quarantine', 'quarantine', 'Quarantine', 'What devices sent that nobody could read.'],
    ['/webhooks', 'webhooks', 'Webhooks', 'Who is told of what.'],
    [
      ofList('/v1/subscriptions', 'Control room', '/webhooks'),
      'webhook',
      'A webhook',
      'Each delivery, how often it was tried, and what was answered.',
    ],
    ['/api-tokens', 'api-tokens', 'API tokens', 'Other systems, and what they may do.'],
    ['/account', 'account', 'Account and preferences', 'How the console looks and behaves, in this browser.'],
    ['/nowhere', 'nowhere', 'No such page', 'What an address says that leads nowhere.'],
    ['/ui-parts', 'ui-parts', 'Parts', 'Everything that pages are made of, in every state.'],
  ]),
]

export const allPages = [...openPages, ...pages]

const PEOPLE_TO_IMPORT = `username,name,email
olli.salo,Olli Salo,olli@example.com
ines.ferro,Inês Ferro,ines@example.com
ben.clerk,Ben Clerk,ben@example.com
tove.lind,Tove Lind,tove@example
`
