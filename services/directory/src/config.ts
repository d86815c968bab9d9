import { distributedVariables } from '@doorledger/service'
import { z } from 'zod'

export const directoryVariables = distributedVariables.extend({
  ADMIN_TOKEN_FILE: z
    .string()
    .default('.doorledger/admin-token')
    .describe('File in which the first start leaves the administrator’s API token, or finds the one you put there'),
})
