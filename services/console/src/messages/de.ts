import { account } from './de/account.ts'
import { shell } from './de/shell.ts'
import { signIn } from './de/sign-in.ts'
import type { Messages } from './en.ts'

export const de: Messages = { ...shell, account, signIn }
