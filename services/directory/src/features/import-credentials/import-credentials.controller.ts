import { importController } from '@doorledger/csv'
import { ImportCredentials } from './import-credentials.js'

export const ImportCredentialsController = importController({
  name: 'ImportCredentialsController',
  path: 'credential-imports',
  kind: ImportCredentials,
  action: 'credential',
  permission: 'credential:write',
  summary: 'Import keys, fobs, cards and codes from a CSV file',
  description:
    'The first line names the columns: `kind`, `number` and, as wanted, `label`, `holder` (id, `userNo` or user name of who holds it from now on), `validFrom`, `validUntil`. ' +
    'Every credential whose row has no fault is added; see how far it is under the id answered. Numbers are kept as keyed hashes alone.',
})
