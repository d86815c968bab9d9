import { account } from './de/account'
import { shell } from './de/shell'
import { signIn } from './de/sign-in'
import type { Messages } from './en'

export const de: Messages = { ...shell, account, signIn }
