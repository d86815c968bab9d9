import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Embedder } from './embedder.js'
import { ModelMissing } from './model-missing.js'

/** The files of the detectors, by what they are for, with their SHA-256. */
export const MODEL_FILES = {
  detector: {
    file: 'yunet_s_640_640.onnx',
    sha256: '8f2383e4dd3cfbb4553ea8718107fc0423210dc964f9f4280604804ed2552fa4',
  },
  smallFaces: {
    file: 'yunet_n_dynamic.onnx',
    sha256: '104ee26c71d5c270ce79a6b3dced91c91013260d29a6bf18f9296c5b8c4c2b12',
  },
} as const

export type ModelBytes = Readonly<Record<keyof typeof MODEL_FILES | 'embedder', Buffer>>

/**
 * The files of the models, each looked at. Nothing here loads the runtime: a process that compares no faces never does.
 * @throws {ModelMissing}
 */
export const modelBytes = async (folder: string, how: Embedder): Promise<ModelBytes> => {
  const [detector, smallFaces, embedder] = await Promise.all([
    bytesOf(folder, MODEL_FILES.detector),
    bytesOf(folder, MODEL_FILES.smallFaces),
    bytesOf(folder, how),
  ])
  return { detector, smallFaces, embedder }
}

const bytesOf = async (folder: string, { file, sha256 }: { file: string; sha256: string }): Promise<Buffer> => {
  const path = join(folder, file)
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new ModelMissing(`There is no model ${path}`, { cause })
  })
  const digest = createHash('sha256').update(bytes).digest('hex')
  if (digest !== sha256) throw new ModelMissing(`${path} is not the model that was measured: its SHA-256 is ${digest}`)
  return bytes
}
