/**
 * Takes the pictures of docs/console/pages: each page of the console in both themes and two widths, over what the demo
 * plays and a week of an office beside it. In Linux, with Chromium, after `node scripts/prepare.mjs`:
 *
 *   node_modules/.bin/node scripts/gallery.mjs [path …]
 *
 * Paths take these pages alone. GALLERY says where pictures go to, GALLERY_DATA_DIR keeps the office for the next run.
 */
import { StartedProcess } from '@doorledger/testing'
import { startChromium } from '@doorledger/testing/browser'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cameraInto } from './gallery/camera.mjs'
import { startReceiver } from './gallery/receiver.mjs'
import { allPages } from './gallery/pages.mjs'
import { visitorsOf } from './gallery/visitors.mjs'
import { writePage } from './gallery/written-page.mjs'
import { playWeek } from './gallery/week.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = resolve(process.env.GALLERY ?? join(root, 'docs', 'console', 'pages'))
const models = process.env.FACE_MODELS_DIR ?? resolve(root, '..', 'shared', 'models')
const kept = process.env.GALLERY_DATA_DIR
const dataDir = kept ?? (await mkdtemp(join(tmpdir(), 'doorledger-gallery-')))
const isMoved = existsSync(join(dataDir, 'admin-token'))
const asked = process.argv.slice(2)

const freePort = () =>
  new Promise((settle) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => settle(port))
    })
  })

// Days in fields are written as the browser’s own language writes them.
process.env.LANGUAGE = 'en_GB'
const receiver = await startReceiver()
const port = await freePort()
const environment = {
  PORT: String(port),
  DOORLEDGER_DATA_DIR: dataDir,
  SITE_ZONE: 'Europe/Helsinki',
  WEBHOOK_NETWORKS: '127.0.0.0/8',
  ...(existsSync(models) && { FACE_MODELS_DIR: models }),
}
const server = StartedProcess.start({ file: 'services/standalone/dist/main.js', environment })
const browser = await startChromium()
try {
  await server.untilPrinted('Stop with Ctrl-C')
  Object.assign(process.env, environment)
  const visitors = visitorsOf(browser, `http://127.0.0.1:${port}`)
  const administrator = await visitors.administrator(dataDir, isMoved)
  if (!isMoved) {
    const { code, stderr } = await StartedProcess.start({ file: 'scripts/demo.mjs', environment }).ended
    if (code !== 0) throw new Error(`The demo failed:\n${stderr}`)
    process.env.DOORLEDGER_TOKEN = await visitors.tokenOfAdministrator()
    await playWeek({ dataDir, receiver })
    delete process.env.DOORLEDGER_TOKEN
  }
  const take = cameraInto(folder)
  const nobody = await visitors.nobody()
  const isAsked = ({ path, name }) => asked.length === 0 || asked.includes(path) || asked.includes(name)
  const failures = []
  for (const { path, name, prepare, by } of allPages.filter(isAsked)) {
    console.log(`  ${name}`)
    try {
      const page = by === undefined ? administrator : by === 'nobody' ? nobody : await visitors.person(by)
      await page.setViewportSize({ width: 1440, height: 900 })
      await page.emulateMedia({ colorScheme: 'light' })
      await page.goto(visitors.address + (typeof path === 'string' ? path : await path.find()))
      await page.locator('h1').first().waitFor()
      await prepare?.(page)
      await take(page, name)
    } catch (error) {
      failures.push(`${name}: ${error.message}`)
    }
  }
  await writePage(folder)
  if (failures.length > 0) throw new Error(`These could not be taken:\n${failures.join('\n')}`)
} finally {
  await browser.close()
  await server.interrupt()
  receiver.close()
  if (kept === undefined) await rm(dataDir, { recursive: true, force: true })
}
