import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface SignedManifest {
  readonly manifest: object
  /** Ed25519 over the JSON text of the manifest, base64 */
  readonly signature: string
  /** PEM */
  readonly publicKey: string
}

/** Signs what a report says of itself. The key is made once and kept beside the files. */
export class ManifestKey {
  private constructor(private readonly key: KeyObject) {}

  static async open(dir: string): Promise<ManifestKey> {
    await mkdir(dir, { recursive: true, mode: 0o700 })
    const path = join(dir, 'manifest-key.pem')
    const present = await readFile(path, 'utf8').catch(() => undefined)
    return new ManifestKey(createPrivateKey(present ?? (await makeKey(path))))
  }

  sign(manifest: object): SignedManifest {
    const signature = sign(null, Buffer.from(JSON.stringify(manifest)), this.key).toString('base64')
    const publicKey = createPublicKey(this.key).export({ type: 'spki', format: 'pem' }) as string
    return { manifest, signature, publicKey }
  }
}

/** Of several processes that start together, all use the key of the first. */
const makeKey = async (path: string): Promise<string> => {
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string
  const unfinished = `${path}.${process.pid}`
  await writeFile(unfinished, pem, { mode: 0o600 })
  await link(unfinished, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(unfinished)
  return readFile(path, 'utf8')
}
