import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** The text of a file without the space around it; undefined when there is no such file. */
export const readPrivateFile = async (file: string): Promise<string | undefined> => {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  return text?.trim()
}

/**
 * Writes a file that only its owner may read, and the folder it is in. After a crash the file holds all of the text or
 * is as it was before.
 */
export const writePrivateFile = async (file: string, text: string): Promise<void> => {
  const draft = `${file}.new`
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  await rm(draft, { force: true })
  await writeDurably(draft, text)
  await rename(draft, file)
  await syncFolder(dirname(file))
}

const SECRET_BYTES = 32

/** The secret that a file holds. Where there is no such file it is made, with 256 random bits. */
export const keptSecret = async (file: string): Promise<string> => {
  const kept = await readPrivateFile(file)
  if (kept !== undefined && kept !== '') return kept
  const secret = randomBytes(SECRET_BYTES).toString('base64url')
  await writePrivateFile(file, secret)
  return secret
}

const writeDurably = async (file: string, text: string): Promise<void> => {
  const handle = await open(file, 'wx', 0o600)
  try {
    await handle.writeFile(`${text}\n`)
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
