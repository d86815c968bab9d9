import { Worker } from 'node:worker_threads'
import type { AnalysedFace } from './analyse-picture.js'
import { type Embedder, embedderIn } from './embedder.js'
import { modelBytes } from './model-files.js'
import type { FaceRequest, FaceResponse, FaceWorkerData } from './face-worker.js'

/** The picture could not be worked on. */
export class FaceEngineFault extends Error {
  override readonly name = 'FaceEngineFault'
}

/** Finds and describes faces, in threads of its own: nothing of it keeps requests waiting. */
export interface FaceEngine {
  /**
   * Whether the models are there.
   * @throws {ModelMissing}
   */
  requireModels(): Promise<void>
  /**
   * What templates are made by, without loading it.
   * @throws {ModelMissing}
   */
  embedder(): Promise<Embedder>
  /**
   * The faces of a picture, largest first.
   * @throws {FaceEngineFault}
   */
  analyse(bytes: Uint8Array, options?: { readonly withCrops: boolean }): Promise<readonly AnalysedFace[]>
  close(): Promise<void>
}

interface Waiting {
  readonly done: (faces: readonly AnalysedFace[]) => void
  readonly fail: (error: Error) => void
}

/** The engine over the models of a folder. Its thread starts with the first picture, and anew should it die. */
export const openFaceEngine = (folder: string): FaceEngine => {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let lastId = 0
  let known: Promise<Embedder> | undefined

  /** Read once: templates must not be called by a model that came while another one ran. */
  const embedder = (): Promise<Embedder> => {
    known ??= embedderIn(folder)
    known.catch(() => (known = undefined))
    return known
  }

  const failAll = (message: string): void => {
    worker = undefined
    for (const { fail } of waiting.values()) fail(new FaceEngineFault(message))
    waiting.clear()
  }
  const started = (how: Embedder): Worker => {
    if (worker !== undefined) return worker
    const begun = new Worker(workerFile(), { workerData: { folder, how } satisfies FaceWorkerData })
    begun.on('message', (response: FaceResponse) => {
      const asked = waiting.get(response.id)
      waiting.delete(response.id)
      if ('faces' in response) asked?.done(response.faces)
      else asked?.fail(new FaceEngineFault(response.error))
    })
    begun.once('error', (error: Error) => failAll(error.message))
    begun.once('exit', () => failAll('The thread ended'))
    begun.unref()
    return (worker = begun)
  }
  return {
    embedder,
    requireModels: async () => void (await modelBytes(folder, await embedder())),
    analyse: async (bytes, { withCrops } = { withCrops: false }) => {
      const how = await embedder().catch((error: Error) => {
        throw new FaceEngineFault(error.message)
      })
      return new Promise((done, fail) => {
        const id = (lastId += 1)
        waiting.set(id, { done, fail })
        started(how).postMessage({ id, bytes, withCrops } satisfies FaceRequest)
      })
    },
    close: async () => {
      await worker?.terminate()
    },
  }
}

/** Threads run what was built, also where tests run from the sources. */
const workerFile = (): URL => {
  const here = import.meta.url.replace(/\/src\/engine\/face-engine\.ts$/, '/dist/engine/face-engine.js')
  return new URL('./face-worker.js', here)
}
