import { signInOptions, signInVariables } from '../src/config.js'

/** The key that wraps people's data keys in tests. */
export const testKeys = { text: `test:${Buffer.alloc(32, 1).toString('base64')}`, file: 'none', mayCreate: false }

/** How people sign in in tests: as they do unless something else is configured. */
export const testSignIn = signInOptions(signInVariables.parse({}), 'the secret of all tests of sign-in')

/** The key by which numbers are found again in tests. */
export const testLookupKey = { text: Buffer.alloc(32, 3).toString('base64'), file: 'none', mayCreate: false }
