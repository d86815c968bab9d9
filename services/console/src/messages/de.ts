import { accessLog } from './de/access-log'
import { account } from './de/account'
import { directory } from './de/directory'
import { locks } from './de/locks'
import { shell } from './de/shell'
import { signIn } from './de/sign-in'
import { system } from './de/system'
import { userActivity } from './de/user-activity'
import type { Messages } from './en'

export const de: Messages = { ...shell, accessLog, account, directory, locks, signIn, system, userActivity }
