import { distributedVariables } from '@doorledger/service'
import { z } from 'zod'

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

export const directoryVariables = distributedVariables.extend({
  ADMIN_TOKEN_FILE: z
    .string()
    .default('.doorledger/admin-token')
    .describe('File in which the first start leaves the administrator’s API token, or finds the one you put there'),
  ...privacyVariables.shape,
})
