import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { type ObjectStore, ObjectStoreUnavailable } from './object-store.js'

/** Objects as files of a folder, for one building and one machine. */
export const folderObjectStore = (folder: string): ObjectStore => {
  const root = resolve(folder)
  const fileOf = (key: string): string => {
    const file = join(root, ...key.split('/').map(safeStep))
    if (!file.startsWith(root + sep)) throw new TypeError(`${key} is no key of an object`)
    return file
  }
  return {
    put: (key, bytes) => available(() => writeDurably(fileOf(key), bytes)),
    get: (key) => available(() => readFile(fileOf(key)).catch(undefinedWhenAbsent)),
    delete: (key) => available(() => rm(fileOf(key), { force: true })),
    deleteAll: (prefix) => available(() => rm(fileOf(prefix.replace(/\/$/, '')), { recursive: true, force: true })),
    close: () => undefined,
  }
}

/** `..` and the like lead nowhere: percent encoding leaves dots, so these are encoded here. */
const safeStep = (step: string): string => (/^\.*$/.test(step) ? step.replaceAll('.', '%2E') : step)

const undefinedWhenAbsent = (error: NodeJS.ErrnoException): undefined => {
  if (error.code === 'ENOENT') return undefined
  throw error
}

/** Whatever the disk says is a matter of the disk. */
const available = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work()
  } catch (cause) {
    if (cause instanceof TypeError) throw cause
    throw new ObjectStoreUnavailable('The folder of the object store does not work', { cause })
  }
}

/** After a crash the file holds all of it or is as it was before. */
const writeDurably = async (file: string, bytes: Uint8Array): Promise<void> => {
  const folder = dirname(file)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const draft = `${file}.${randomBytes(6).toString('hex')}.new`
  try {
    const handle = await open(draft, 'wx', 0o600)
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined)
    throw error
  }
  const opened = await open(folder)
  try {
    await opened.sync()
  } finally {
    await opened.close()
  }
}
