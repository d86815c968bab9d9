import { InferenceSession } from 'onnxruntime-node'
import { type MODEL_FILES, modelBytes } from './model-files.js'

export type FaceModels = Readonly<Record<keyof typeof MODEL_FILES, InferenceSession>>

/** One thread each: on few cores more of them wait for each other (measured). */
const OPTIONS: InferenceSession.SessionOptions = { intraOpNumThreads: 1, interOpNumThreads: 1 }

/** @throws {ModelMissing} */
export const loadModels = async (folder: string): Promise<FaceModels> => {
  const { detector, smallFaces, embedder } = await modelBytes(folder)
  return {
    detector: await InferenceSession.create(detector, OPTIONS),
    smallFaces: await InferenceSession.create(smallFaces, OPTIONS),
    embedder: await InferenceSession.create(embedder, OPTIONS),
  }
}
