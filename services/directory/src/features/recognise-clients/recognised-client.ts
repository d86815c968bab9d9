import type { SignInClient } from '@doorledger/contracts'
import Bowser from 'bowser'

/** From what somebody signs in, whoever it is. */
export type RecognisedClient = Omit<SignInClient, 'adminArea'>

const NO_FAMILY: SignInClient['family'] = { browser: '', os: '', device: '' }

/** What a client says that it is, without versions: those change with every update, and nobody is unusual for that. */
export const familyOf = (userAgent: string | undefined): SignInClient['family'] => {
  if (userAgent === undefined || userAgent === '') return NO_FAMILY
  const { browser, os, platform } = Bowser.parse(userAgent.slice(0, MOST_CHARACTERS))
  return { browser: short(browser.name), os: short(os.name), device: short(platform.type) }
}

const MOST_CHARACTERS = 1_000

const short = (text: string | undefined): string => (text ?? '').slice(0, 100)
