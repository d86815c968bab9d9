import { StartedProcess } from '@doorledger/testing'
import { execFile } from 'node:child_process'
import { stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import {
  adminTokenFile,
  emptyFolder,
  freshFolder,
  isAlive,
  MAIN,
  postgresPid,
  type RunningStandalone,
  startStandalone,
} from './running-standalone.js'

const soon = { timeout: 60_000, interval: 50 }
const trail = '/v1/locks/front-door/audit-trail'

let folder: Awaited<ReturnType<typeof emptyFolder>>
let running: RunningStandalone

beforeAll(async () => {
  folder = await emptyFolder()
  running = await startStandalone(folder.dir)
})
afterAll(async () => {
  await running.process.interrupt()
  await folder.remove()
})

/** Pastes a line into a shell, in the folder Doorledger was started in. */
const paste = async (line: string): Promise<Record<string, unknown>> => {
  const { stdout } = await promisify(execFile)('sh', ['-ec', line], { cwd: folder.dir })
  return JSON.parse(stdout) as Record<string, unknown>
}

const textsOf = async () => (await running.api.list(trail)).map(({ text }) => text)

describe('the first start', () => {
  it('leaves the administrator’s token where only its owner can read it, and says where', async () => {
    const { mode } = await stat(adminTokenFile(folder.dir))
    expect(mode & 0o777).toBe(0o600)
    expect(running.process.printed).toContain('data folder/admin-token')
    expect(running.process.printed).not.toContain(running.api.adminToken)
  })

  it('leaves the key to personal data where only its owner can read it', async () => {
    const { mode } = await stat(join(folder.dir, 'data folder', 'privacy-keys'))
    expect(mode & 0o777).toBe(0o600)
  })

  it('says where it runs and where its API is described', async () => {
    const { address } = running.api
    expect(running.process.printed).toContain(`Doorledger is running at ${address}`)
    for (const path of ['/docs', '/openapi.json', '/health/live', '/health/ready', '/metrics']) {
      await expect.poll(async () => (await fetch(address + path)).status, { message: path }).toBe(200)
    }
    expect(await (await fetch(`${address}/openapi.json`)).json()).toMatchObject({ openapi: '3.1.0' })
  })

  it('prints lines that register a lock, hand in a block and read it back', async () => {
    const [register, handIn, readBack] = running.process.printed.match(/^ {2}curl .*(?:\n {7}.*)?/gm)!
    const { token } = await paste(`${register} -sS`)
    expect(await paste(`${handIn!.replace('<token of the answer>', token as string)} -sS`)).toMatchObject({
      accepted: 1,
    })
    await vi.waitFor(async () => {
      expect(await paste(`${readBack!} -sS`)).toMatchObject({
        items: [{ occurredAt: '2026-11-13T07:17:52.000Z', eventRaw: '05070000' }],
        nextCursor: null,
      })
    }, soon)
  })

  it('takes a block from a file under the content type that curl gives it', async () => {
    const { token } = await running.api.register('from-a-file')
    await writeFile(join(folder.dir, 'block.json'), '{"audits":[{"event":"05070000","time":20261113091752}]}')
    const url = `${running.api.address}/v1/devices/from-a-file/audit-blocks`
    expect(
      await paste(`curl -sS -X POST ${url} -H "Authorization: Bearer ${token}" --data-binary @block.json`),
    ).toMatchObject({ accepted: 1, duplicates: 0, quarantined: 0 })
  })
})

describe('a start that cannot be', () => {
  const failsToStart = async (environment: Readonly<Record<string, string>>) => {
    const { code, stderr } = await StartedProcess.start({ file: MAIN, dir: folder.dir, environment }).ended
    expect(code).toBe(1)
    expect(stderr).not.toMatch(/^\s+at /m)
    return stderr
  }

  it('says that the data folder is in use, and leaves who uses it alone', async () => {
    const stderr = await failsToStart({ PORT: '0', DOORLEDGER_DATA_DIR: 'data folder' })
    expect(stderr).toContain('data folder')
    expect(stderr).toMatch(/in use|another process/i)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(await textsOf()).toHaveLength(1)
  })

  it('says that the port is taken', async () => {
    const stderr = await failsToStart({ PORT: String(running.port), DOORLEDGER_DATA_DIR: 'second folder' })
    expect(stderr).toContain(String(running.port))
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })

  it('lists everything that is wrong with its configuration', async () => {
    const stderr = await failsToStart({ PORT: '99999', LOG_LEVEL: 'loud', SITE_ZONE: 'Mars/Olympus' })
    for (const name of ['PORT', 'LOG_LEVEL', 'SITE_ZONE']) expect(stderr).toMatch(new RegExp(`^ {2}${name}: `, 'm'))
  })
})

describe('the end', () => {
  it('comes with Ctrl-C, exit code 0, and no Postgres left, while another goes on', async () => {
    const other = await freshFolder()
    const second = await startStandalone(other.dir)
    const pid = (await postgresPid(other.dir))!
    expect(isAlive(pid)).toBe(true)
    expect((await second.api.get<{ items: object[] }>('/v1/devices')).items).toEqual([])
    const { code, stdout, stderr } = await second.process.interrupt()
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('stopping')
    expect(isAlive(pid)).toBe(false)
    expect(await textsOf()).toHaveLength(1)
    await other.remove()
  })

  it('may come by kill -9: the next start finds everything that was acknowledged, and no Postgres in its way', async () => {
    const { token } = await running.api
      .call<{ token: string }>('POST', '/v1/devices/front-door/credential')
      .then(({ body }) => body)
    const block = { audits: [{ event: '008A0000', time: 20261113091800 }] }
    expect((await running.api.handIn({ id: 'front-door', token }, block)).status).toBe(200)
    await running.process.kill()
    const { adminToken } = running.api
    running = await startStandalone(folder.dir)
    expect(running.api.adminToken).toBe(adminToken)
    await vi.waitFor(
      async () => expect(await textsOf()).toEqual(['pass-through credential', 'Unknown event 008A 0000']),
      soon,
    )
    expect((await running.api.handIn({ id: 'front-door', token }, block)).status).toBe(200)
    const pid = (await postgresPid(folder.dir))!
    expect((await running.process.interrupt()).code).toBe(0)
    expect(isAlive(pid)).toBe(false)
    running = await startStandalone(folder.dir)
    expect(await textsOf()).toHaveLength(2)
  })
})
