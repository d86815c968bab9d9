import { randomBytes } from 'node:crypto'
import { KEY_BYTES } from './data-key.js'
import { createSecretFile, type KeySource, textIn } from './secret-file.js'
import { WrappingKeys, WrappingKeysFault } from './wrapping-keys.js'

/**
 * The keys that wrap people's data keys in this process.
 * @param source whose text is as in {@link WrappingKeys.parse}
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
  return WrappingKeys.parse(await createSecretFile(file, newKeyText()))
}

const newKeyText = (): string =>
  [
    '# Opens the personal data in the database. Keep a copy elsewhere, never together with a copy of the database.',
    '# To replace it, put a new line above it: <id>:<256 bits in base64>',
    `${randomBytes(4).toString('hex')}:${randomBytes(KEY_BYTES).toString('base64url')}`,
    '',
  ].join('\n')
