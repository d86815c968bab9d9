import { parentPort, workerData } from 'node:worker_threads'
import { type AnalysedFace, analysePicture } from './analyse-picture.js'
import type { Embedder } from './embedder.js'
import { loadModels } from './face-models.js'

/** What a worker is asked. */
export interface FaceRequest {
  readonly id: number
  readonly bytes: Uint8Array
  readonly withCrops: boolean
}

export type FaceResponse =
  { readonly id: number; readonly faces: readonly AnalysedFace[] } | { readonly id: number; readonly error: string }

/** What a worker is started with. */
export interface FaceWorkerData {
  readonly folder: string
  readonly how: Embedder
}

const { folder, how } = workerData as FaceWorkerData
const models = loadModels(folder, how)
// Who asks is told; unhandled it would end the worker before anybody has asked.
models.catch(() => undefined)

let turn: Promise<unknown> = Promise.resolve()

/** One picture at a time: so memory stays flat, and pictures come out in the order in which they came in. */
parentPort?.on('message', ({ id, bytes, withCrops }: FaceRequest) => {
  turn = turn.then(async () => {
    try {
      const faces = await analysePicture(await models, bytes, { withCrops })
      parentPort?.postMessage({ id, faces } satisfies FaceResponse)
    } catch (error) {
      parentPort?.postMessage({
        id,
        error: error instanceof Error ? error.message : String(error),
      } satisfies FaceResponse)
    }
  })
})
