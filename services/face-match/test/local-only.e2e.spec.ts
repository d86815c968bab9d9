import { spawnSync } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { describeWithModels, MODELS_DIR, portrait, seenAtDoor } from './face-materials.js'

const built = (file: string) => JSON.stringify(new URL(`../dist/${file}`, import.meta.url).href)

/** Compares two pictures with the engine of the service; whoever wants to reach anybody ends it. */
const SCRIPT = `
  import net from 'node:net'
  import dns from 'node:dns'
  import { readFile } from 'node:fs/promises'
  const refuse = (what) => () => { console.error('reached for ' + what); process.exit(9) }
  net.Socket.prototype.connect = refuse('a socket')
  for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) dns[name] = refuse('a name')
  globalThis.fetch = refuse('an address')
  const { openFaceEngine } = await import(${built('engine/face-engine.js')})
  const { bestMatch } = await import(${built('domain/best-match.js')})
  const { scorePctOf } = await import(${built('domain/calibration.js')})
  const [models, photo, snapshot] = process.argv.slice(2)
  const alive = setInterval(() => undefined, 1_000)
  const engine = openFaceEngine(models)
  await engine.requireModels()
  const [owner] = await engine.analyse(await readFile(photo))
  const match = bestMatch(await engine.analyse(await readFile(snapshot)), owner.template)
  console.log(JSON.stringify(scorePctOf(match.cosine, (await engine.embedder()).calibration)))
  await engine.close()
  clearInterval(alive)
`

/** In a network namespace of its own, with no route and no address, where the system lets one be made. */
const isolated = (): readonly string[] => {
  const { status } = spawnSync('unshare', ['--net', '--map-root-user', 'true'])
  return status === 0 ? ['unshare', '--net', '--map-root-user'] : []
}

describeWithModels('faces without a network', () => {
  it('are compared all the same, and nobody is asked for anything', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'doorledger-local-'))
    const [script, photo, snapshot] = ['compare.mjs', 'photo.jpg', 'snapshot.jpg'].map((name) => join(folder, name))
    await writeFile(script!, SCRIPT)
    await writeFile(photo!, await (await portrait('anna')).jpeg({ quality: 95 }).toBuffer())
    await writeFile(snapshot!, await seenAtDoor('anna'))
    const [command = '', ...rest] = [...isolated(), process.execPath, script!, MODELS_DIR, photo!, snapshot!]
    const root = fileURLToPath(new URL('../../../', import.meta.url))
    const { stdout, stderr, status } = spawnSync(command, rest, { cwd: root, encoding: 'utf8', timeout: 60_000 })
    expect([stderr, status]).toEqual(['', 0])
    expect(Number(stdout)).toBeGreaterThan(90)
  })
})
