import { z } from 'zod'
import type { KeySource } from './secret-file.js'

/** Where the keys are that wrap people's data keys. */
export const privacyVariables = z.object({
  PRIVACY_KEYS: z
    .string()
    .min(1)
    .optional()
    .describe('Keys to personal data, `<id>:<256 bits in base64>`, several separated by commas; instead of a file'),
  PRIVACY_KEY_FILE: z
    .string()
    .min(1)
    .default('.doorledger/privacy-keys')
    .describe('File with the keys to personal data, one a line. The first is used from now on, the others still open'),
  PRIVACY_KEY_FILE_CREATE: z
    .stringbool()
    .default(false)
    .describe('Whether a first start makes the file when it is not there; only where it outlives the process'),
})

/** Where the key is by which numbers of credentials are found again. */
export const lookupVariables = z.object({
  CREDENTIAL_LOOKUP_KEY: z
    .string()
    .min(1)
    .optional()
    .describe('Key by which numbers of cards, fobs and codes are found again, 256 bits in base64; instead of a file'),
  CREDENTIAL_LOOKUP_KEY_FILE: z
    .string()
    .min(1)
    .default('.doorledger/credential-lookup-key')
    .describe('File with that key. It stays the same for good: with another one nothing is found'),
  CREDENTIAL_LOOKUP_KEY_FILE_CREATE: z
    .stringbool()
    .default(false)
    .describe('Whether a first start makes the file when it is not there; only where it outlives the process'),
})

/** Where a process finds the keys that the variables name. */
export interface KeySources {
  readonly wrappingKeys: KeySource
  readonly lookupKey: KeySource
}

/** Where the keys that wrap people's data keys come from. */
export const wrappingKeysOf = (config: Readonly<z.output<typeof privacyVariables>>): KeySource => ({
  ...(config.PRIVACY_KEYS !== undefined && { text: config.PRIVACY_KEYS }),
  file: config.PRIVACY_KEY_FILE,
  mayCreate: config.PRIVACY_KEY_FILE_CREATE,
})

export const keySourcesOf = (
  config: Readonly<z.output<typeof privacyVariables> & z.output<typeof lookupVariables>>,
): KeySources => ({
  wrappingKeys: wrappingKeysOf(config),
  lookupKey: {
    ...(config.CREDENTIAL_LOOKUP_KEY !== undefined && { text: config.CREDENTIAL_LOOKUP_KEY }),
    file: config.CREDENTIAL_LOOKUP_KEY_FILE,
    mayCreate: config.CREDENTIAL_LOOKUP_KEY_FILE_CREATE,
  },
})
