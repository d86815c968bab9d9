import { importController } from '@doorledger/csv'
import { ImportUsers } from './import-users.js'

export const ImportUsersController = importController({
  name: 'ImportUsersController',
  path: 'user-imports',
  kind: ImportUsers,
  action: 'user',
  permission: 'user:write',
  summary: 'Import people from a CSV file',
  description:
    'The first line names the columns: `username`, `name` and, as wanted, `email`, `phone`, `roles` (`auditor@hq employee`; takes `role:write`, and what the roles allow), `enabled`, `userNo`, `premisesId`, `externalIds` (`hr:4711 badge:A9`). ' +
    'An `id` is passed over. Everybody whose row has no fault is created; see how far it is under the id answered.',
})
