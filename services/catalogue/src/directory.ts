import { directoryService, directoryVariables, signInOptions, signInVariables } from '@doorledger/directory'
import {
  adminAuditIntake,
  directoryEvents,
  directorySessions,
  directoryState,
  privacyEvents,
} from '@doorledger/contracts'
import { join } from 'node:path'
import { entry } from './catalogue-entry.js'

/** Where the first start of an installation leaves the administrator's API token. */
export const adminTokenFileIn = (dataDir: string): string => join(dataDir, 'admin-token')
/** Where the first start of an installation leaves the administrator's one-time password. */
export const adminPasswordFileIn = (dataDir: string): string => join(dataDir, 'admin-password')

const SIGN_IN_SECRET = 'sign-in-secret'

export const directory = entry({
  name: 'directory',
  port: 8083,
  publishes: [adminAuditIntake, directoryEvents, directorySessions, directoryState, privacyEvents],
  variables: directoryVariables,
  hostedVariables: signInVariables.shape,
  hosted: async (config, { dataDir, keys, secret }) =>
    directoryService({
      adminTokenFile: adminTokenFileIn(dataDir),
      adminPasswordFile: adminPasswordFileIn(dataDir),
      ...keys,
      signIn: signInOptions(config, await secret(SIGN_IN_SECRET)),
    }),
  environment: async (dir, secret) => ({
    ADMIN_TOKEN_FILE: adminTokenFileIn(dir),
    ADMIN_PASSWORD_FILE: adminPasswordFileIn(dir),
    SIGN_IN_SECRET: await secret(SIGN_IN_SECRET),
  }),
})
