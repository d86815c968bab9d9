import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { required, run } from './system-command.js'

/** PEM files of a server's own certificate, which is its authority as well. */
export interface SelfSigned {
  readonly certFile: string
  readonly keyFile: string
  /** key and certificate in one */
  readonly keyStoreFile: string
}

/** A certificate for 127.0.0.1, for a day. @param dir an existing folder */
export const selfSigned = async (dir: string): Promise<SelfSigned> => {
  const openssl = await opensslCommand()
  const files = { certFile: join(dir, 'tls.crt'), keyFile: join(dir, 'tls.key'), keyStoreFile: join(dir, 'tls.pem') }
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1,DNS:localhost']
  const made = ['-newkey', 'rsa:2048', '-nodes', '-days', '1', '-keyout', files.keyFile, '-out', files.certFile]
  await run(openssl, ['req', '-x509', ...made, ...subject])
  const parts = await Promise.all([files.keyFile, files.certFile].map((file) => readFile(file, 'utf8')))
  await writeFile(files.keyStoreFile, parts.join(''), { mode: 0o600 })
  return files
}

/** A certificate by which a client shows who it is, signed by the server's own. @param name its common name */
export const clientCertificate = async (dir: string, name: string, by: SelfSigned) => {
  const files = { certFile: join(dir, `${name}.crt`), keyFile: join(dir, `${name}.key`) }
  const made = ['-newkey', 'rsa:2048', '-nodes', '-days', '1', '-keyout', files.keyFile, '-out', files.certFile]
  const signed = ['-CA', by.certFile, '-CAkey', by.keyFile, '-subj', `/CN=${name}`]
  await run(await opensslCommand(), ['req', '-x509', ...made, ...signed])
  return files
}

const opensslCommand = () =>
  required({
    command: 'openssl',
    versionFlag: 'version',
    debianPackage: 'openssl',
    remedy: 'Certificates of tests need openssl (Debian: apt-get install openssl).',
  })
