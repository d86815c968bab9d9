import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { isApiTokenSecret } from '../issue-api-token/api-token-secret.js'

/**
 * The token in the file, or undefined when there is no file.
 * @throws {Error} when the file holds something else, which is then not ours to overwrite
 */
export const readTokenFile = async (file: string): Promise<string | undefined> => {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  const token = text?.trim()
  if (token !== undefined && !isApiTokenSecret(token)) {
    throw new Error(`${file} is to hold the administrator’s API token but holds something else: move it away`)
  }
  return token
}

/** Writes the token for its owner alone. After a crash the file holds all of it or is as it was before. */
export const writeTokenFile = async (file: string, token: string): Promise<void> => {
  const draft = `${file}.new`
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  await rm(draft, { force: true })
  await writeDurably(draft, token)
  await rename(draft, file)
  await syncFolder(dirname(file))
}

const writeDurably = async (file: string, token: string): Promise<void> => {
  const handle = await open(file, 'wx', 0o600)
  try {
    await handle.writeFile(`${token}\n`)
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
