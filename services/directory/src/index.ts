export {
  directoryVariables,
  requireWholeProvider,
  type SignInConfig,
  signInOptions,
  signInVariables,
} from './config.js'
export { directoryService } from './directory-service.js'
export type { DirectoryOptions } from './directory.module.js'
export { pendingFirstPassword } from './features/bootstrap-administrator/pending-first-password.js'
