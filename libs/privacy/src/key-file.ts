import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readFile, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { KEY_BYTES } from './data-key.js'
import { WrappingKeys, WrappingKeysFault } from './wrapping-keys.js'

/** Where a process finds the keys that wrap people's data keys. */
export interface KeySource {
  /** the keys themselves, as in {@link WrappingKeys.parse}; then no file is looked at */
  readonly text?: string
  readonly file: string
  /** whether a first start may make the file */
  readonly mayCreate: boolean
}

/**
 * The wrapping keys of a process.
 * @param isFirstStart whether nothing was wrapped yet: a file that is gone is never made anew, since a new key opens
 * nothing that is there
 * @throws {WrappingKeysFault} when there are none, or the text is not what it should be
 */
export const openWrappingKeys = async (
  { text, file, mayCreate }: KeySource,
  isFirstStart: boolean,
): Promise<WrappingKeys> => {
  if (text !== undefined) return WrappingKeys.parse(text)
  const kept = await textIn(file)
  if (kept !== undefined) return WrappingKeys.parse(kept)
  if (!isFirstStart) throw new WrappingKeysFault(`The wrapping keys in ${file} are gone: put them back from their copy`)
  if (!mayCreate) throw new WrappingKeysFault(`There are no wrapping keys in ${file}`)
  await create(file)
  return WrappingKeys.parse(await readFile(file, 'utf8'))
}

const textIn = (file: string): Promise<string | undefined> =>
  readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })

/** For its owner alone. After a crash the file holds a whole key or is not there; of two who create it, one does. */
const create = async (file: string): Promise<void> => {
  const draft = `${file}.${randomBytes(4).toString('hex')}.new`
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  await writeDurably(draft, newKeyText())
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(draft)
  await syncFolder(dirname(file))
}

const newKeyText = (): string =>
  [
    '# Opens the personal data in the database. Keep a copy elsewhere, never together with a copy of the database.',
    '# To replace it, put a new line above it: <id>:<256 bits in base64>',
    `${randomBytes(4).toString('hex')}:${randomBytes(KEY_BYTES).toString('base64url')}`,
    '',
  ].join('\n')

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
