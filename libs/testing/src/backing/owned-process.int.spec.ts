import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { OwnedProcess } from './owned-process.js'

describe('a process of ours', () => {
  let dir: string
  let logFile: string
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'doorledger-owned-'))
    logFile = join(dir, 'log')
  })
  afterAll(() => rm(dir, { recursive: true, force: true }))

  const shell = (script: string) => OwnedProcess.start({ command: 'sh', args: ['-c', script], dir, logFile })
  const ready = (process: OwnedProcess) =>
    process.untilReady(async () => (await process.output()).includes('ready'), 60_000)

  it('is told to end, and has the time to do so in good order', async () => {
    const server = await shell('trap "sleep 0.3; echo done; exit" TERM; echo ready; while :; do sleep 0.05; done')
    await ready(server)
    await server.stop()
    expect(await server.output()).toBe('ready\ndone\n')
    expect(server.running).toBe(false)
  })

  it('is killed when it does not end in time', async () => {
    const server = await shell('trap "" TERM; echo ready; while :; do sleep 0.05; done')
    await ready(server)
    await server.stop(100)
    expect(server.running).toBe(false)
  })

  it('that ends before it is ready is reported with what it logged', async () => {
    const server = await shell('echo "port taken" >&2; exit 3')
    await expect(ready(server)).rejects.toThrow(/ended before it was ready[^]*port taken/)
  })

  it('that cannot be found is reported', async () => {
    const server = await OwnedProcess.start({ command: join(dir, 'nothing'), args: [], dir, logFile })
    await expect(ready(server)).rejects.toThrow('not found')
  })

  it('stands still while it is frozen, and goes on afterwards', async () => {
    const server = await shell('while :; do echo tick; sleep 0.05; done')
    const grows = async () => {
      const before = (await server.output()).length
      await vi.waitFor(async () => expect((await server.output()).length).toBeGreaterThan(before), { timeout: 1_000 })
    }
    await vi.waitFor(grows, { timeout: 60_000 })
    server.freeze()
    await vi.waitFor(() => expect(grows()).rejects.toThrow(), { timeout: 60_000 })
    server.thaw()
    await vi.waitFor(grows, { timeout: 60_000 })
    server.freeze()
    await server.kill()
    expect(server.running).toBe(false)
  })

  it('ends with us, even when we are killed', async () => {
    const pidFile = join(dir, 'pid')
    const ours = new URL('owned-process.ts', import.meta.url).href
    const start = { command: 'sh', args: ['-c', `echo $$ >'${pidFile}'; exec sleep 600`], dir, logFile }
    const script = `import { OwnedProcess } from '${ours}'; await OwnedProcess.start(${JSON.stringify(start)}); setInterval(() => {}, 1000)`
    const us = spawn(process.execPath, ['--experimental-transform-types', '--input-type=module', '-e', script])
    const pid = await vi.waitFor(
      async () => {
        const text = await readFile(pidFile, 'utf8')
        expect(text).toMatch(/\d+\n/)
        return Number(text)
      },
      { timeout: 60_000 },
    )
    us.kill('SIGKILL')
    await once(us, 'exit')
    await vi.waitFor(() => expect(isRunning(pid)).toBe(false), { timeout: 60_000 })
  })
})

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
