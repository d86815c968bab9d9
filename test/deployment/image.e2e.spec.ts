import {
  distributedSettings,
  freePort,
  freshDatabase,
  kafkaBrokers,
  redisUrl,
  StartedProcess,
} from '@doorledger/testing'
import { execFile } from 'node:child_process'
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NODE_FLAGS } from '../../scripts/image/compile-cache.mjs'
import { Collector } from '../traces/collector.js'
import { tracingSettings } from '../traces/traced-standalone.js'

const assembler = fileURLToPath(new URL('../../scripts/image/assemble.mjs', import.meta.url))

let dir: string
let image: string
let collector: Collector
let started: StartedProcess | undefined
let address: string

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'doorledger-image-'))
  // what is compiled beforehand is compiled as the user of the image
  await chmod(dir, 0o755)
  image = join(dir, 'app')
  await promisify(execFile)(process.execPath, [assembler, 'directory', image])
  collector = await Collector.listen()
  const port = await freePort()
  address = `http://127.0.0.1:${port}`
  const servers = { kafka: kafkaBrokers().join(','), postgres: await freshDatabase(), redis: redisUrl() }
  const ofImage = { NODE_ENV: 'production', MALLOC_ARENA_MAX: '2', NODE_COMPILE_CACHE: '', PORT: String(port) }
  const environment = { ...distributedSettings(servers, dir), ...tracingSettings(collector), ...ofImage }
  started = StartedProcess.start({ file: join(image, 'main.js'), nodeFlags: NODE_FLAGS, dir, environment })
  await started.untilAnswers(`${address}/health/ready`)
})
afterAll(async () => {
  await started?.interrupt()
  collector.close()
  await rm(dir, { recursive: true, force: true })
})

describe('the image of a service', () => {
  it('answers, from the files of its own folder', async () => {
    expect((await fetch(`${address}/health/ready`)).status).toBe(200)
    const token = (await readFile(join(dir, 'admin-token'), 'utf8')).trim()
    const roles = await fetch(`${address}/v1/roles`, { headers: { authorization: `Bearer ${token}` } })
    expect(roles.status).toBe(200)
    expect((await fetch(`${address}/docs/swagger-ui-bundle.js`)).status).toBe(200)
  })

  it('sends spans of its requests, named as the service', async () => {
    await fetch(`${address}/health/live`)
    await expect
      .poll(() => collector.spans.filter(({ service }) => service === 'directory').map(({ name }) => name))
      .toContain('GET /health/live')
  })

  it('is a bundle, the files it reads, and the packages that cannot be bundled', async () => {
    expect((await readdir(join(image, 'services/directory'))).sort()).toEqual(['src'])
    expect(await readdir(join(image, 'node_modules'))).not.toContain('typeorm')
    expect(await readFile(join(image, 'THIRD-PARTY-LICENSES.txt'), 'utf8')).toContain('typeorm')
  })

  it('was compiled before it is started', async () => {
    const compiled = await readdir(join(image, 'compiled'), { recursive: true })
    const files = (await readdir(image, { recursive: true })).filter((file) => /^(service|chunks\/.*)\.js$/.test(file))
    expect(compiled.length).toBeGreaterThan(files.length)
  })
})
