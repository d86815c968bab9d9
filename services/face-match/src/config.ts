import { mediaVariables } from '@doorledger/media'
import { privacyVariables } from '@doorledger/privacy'
import { distributedVariables } from '@doorledger/service'
import { z } from 'zod'

/** What can be set about faces, wherever the service runs. */
export const faceVariables = {
  FACE_MODELS_DIR: z
    .string()
    .min(1)
    .default('.doorledger/face-models')
    .describe(
      'Folder with the models of faces, filled by the operator (docs/how-to/faces.md); read when it is enabled',
    ),
}

/** The environment of the service as a process of its own. */
export const faceMatchVariables = distributedVariables.extend({
  ...faceVariables,
  ...mediaVariables,
  ...privacyVariables.shape,
})
