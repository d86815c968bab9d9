import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readFile, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Where a process finds a secret. */
export interface KeySource {
  /** the secret itself; then no file is looked at */
  readonly text?: string
  readonly file: string
  /** whether a first start may make the file */
  readonly mayCreate: boolean
}

/** What is in the file, or undefined when there is none. */
export const textIn = (file: string): Promise<string | undefined> =>
  readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })

/**
 * Puts a secret where only its owner reads it. After a crash the file holds all of it or is not there; of two who
 * create it, one does.
 * @returns what is in the file: the text, or what the other one put there
 */
export const createSecretFile = async (file: string, text: string): Promise<string> => {
  const draft = `${file}.${randomBytes(4).toString('hex')}.new`
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  await writeDurably(draft, text)
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(draft)
  await syncFolder(dirname(file))
  return readFile(file, 'utf8')
}

const writeDurably = async (file: string, text: string): Promise<void> => {
  const handle = await open(file, 'wx', 0o600)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
