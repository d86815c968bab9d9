import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Weights are in no repository: it is measured where somebody has put them. */
export const FACE_MODELS = process.env.FACE_MODELS_DIR ?? fileURLToPath(new URL('../../shared/models', import.meta.url))

/** Says so where there are none. */
export const hasFaceModels = (): boolean => {
  const isThere = existsSync(join(FACE_MODELS, 'MobileFaceNet.onnx'))
  if (!isThere) process.stdout.write(`  not measured: there are no models in FACE_MODELS_DIR\n`)
  return isThere
}
