import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
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

/** What is in the file without the space around it, or undefined when there is no such file. */
export const secretIn = async (file: string): Promise<string | undefined> => (await textIn(file))?.trim()

const SECRET_BYTES = 32

/** The secret that a file holds. Where there is no such file it is made, with 256 random bits. */
export const keptSecret = async (file: string): Promise<string> => {
  const kept = await secretIn(file)
  if (kept !== undefined && kept !== '') return kept
  const secret = randomBytes(SECRET_BYTES).toString('base64url')
  await replaceSecretFile(file, secret)
  return secret
}

/**
 * Writes a secret, and the folder it is in, for its owner alone. After a crash the file holds all of it or is as it was
 * before.
 */
export const replaceSecretFile = async (file: string, secret: string): Promise<void> => {
  const draft = `${file}.new`
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  await rm(draft, { force: true })
  await writeDurably(draft, `${secret}\n`)
  await rename(draft, file)
  await syncFolder(dirname(file))
}

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
