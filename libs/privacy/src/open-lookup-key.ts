import { randomBytes } from 'node:crypto'
import { KEY_BYTES } from './data-key.js'
import { LookupKey, LookupKeyFault } from './lookup-key.js'
import { createSecretFile, type KeySource, textIn } from './secret-file.js'

/**
 * The key for lookups of this process.
 * @param usedBefore the fingerprint of the key that what is there was hashed with; undefined at the first start. A file
 * that is gone is never made anew after it, since another key finds nothing
 * @throws {LookupKeyFault} when there is none, it is another than before, or the text is not what it should be
 */
export const openLookupKey = async (source: KeySource, usedBefore: string | undefined): Promise<LookupKey> => {
  const key = LookupKey.parse(source.text ?? (await textFrom(source, usedBefore === undefined)))
  if (usedBefore !== undefined && usedBefore !== key.fingerprint) {
    throw new LookupKeyFault('The key for lookups is not the one used so far: nothing would be found with it')
  }
  return key
}

const textFrom = async ({ file, mayCreate }: KeySource, isFirstStart: boolean): Promise<string> => {
  const kept = await textIn(file)
  if (kept !== undefined) return kept
  if (!isFirstStart) throw new LookupKeyFault(`The key for lookups in ${file} is gone: put it back from its copy`)
  if (!mayCreate) throw new LookupKeyFault(`There is no key for lookups in ${file}`)
  return createSecretFile(file, newKeyText())
}

const newKeyText = (): string =>
  [
    '# Finds the numbers of cards, fobs and codes again, which are kept nowhere. Keep a copy elsewhere.',
    '# It cannot be replaced: with another one nothing would be found.',
    randomBytes(KEY_BYTES).toString('base64url'),
    '',
  ].join('\n')
