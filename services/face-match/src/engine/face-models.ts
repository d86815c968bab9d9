import { InferenceSession } from 'onnxruntime-node'
import type { Embedder } from './embedder.js'
import { modelBytes } from './model-files.js'

export interface FaceModels {
  readonly detector: InferenceSession
  readonly smallFaces: InferenceSession
  readonly embedder: InferenceSession
  readonly how: Embedder
}

/** One thread each: on few cores more of them wait for each other (measured). */
const OPTIONS: InferenceSession.SessionOptions = { intraOpNumThreads: 1, interOpNumThreads: 1 }

/** @throws {ModelMissing} */
export const loadModels = async (folder: string, how: Embedder): Promise<FaceModels> => {
  const { detector, smallFaces, embedder } = await modelBytes(folder, how)
  return {
    detector: await InferenceSession.create(detector, OPTIONS),
    smallFaces: await InferenceSession.create(smallFaces, OPTIONS),
    embedder: await InferenceSession.create(embedder, OPTIONS),
    how,
  }
}
