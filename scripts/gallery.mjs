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
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cameraInto } from './gallery/camera.mjs'
import { startReceiver } from './gallery/receiver.mjs'
import { openPages, pages } from './gallery/pages.mjs'
import { writePage } from './gallery/written-page.mjs'
import { playWeek } from './gallery/week.mjs'

const PASSWORD = 'correct horse battery'
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
  if (!isMoved) {
    const { code, stderr } = await StartedProcess.start({ file: 'scripts/demo.mjs', environment }).ended
    if (code !== 0) throw new Error(`The demo failed:\n${stderr}`)
    Object.assign(process.env, environment)
    await playWeek({ dataDir, receiver })
  }
  await takeAll()
  await writePage(folder)
} finally {
  await browser.close()
  await server.interrupt()
  receiver.close()
  if (kept === undefined) await rm(dataDir, { recursive: true, force: true })
}

async function takeAll() {
  const address = `http://127.0.0.1:${port}`
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/Helsinki' })
  const page = await context.newPage()
  const take = cameraInto(folder)
  const isAsked = ({ path, name }) => asked.length === 0 || asked.includes(path) || asked.includes(name)
  for (const each of openPages.filter(isAsked)) await takeOne(each)
  await signIn()
  for (const each of pages.filter(isAsked)) await takeOne(each)

  async function takeOne({ path, name, prepare }) {
    console.log(`  ${name}`)
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.emulateMedia({ colorScheme: 'light' })
    const found = typeof path === 'string' ? path : await path.find()
    await page.goto(address + found)
    await page.locator('h1').first().waitFor()
    await prepare?.(page)
    await take(page, name)
  }

  async function signIn() {
    const password = (await readFile(join(dataDir, 'admin-password'), 'utf8').catch(() => '')).trim()
    await page.goto(isMoved ? address : `${address}/sign-in#first=${password}`)
    if (isMoved) {
      await page.getByLabel('Username').fill('administrator')
      await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
      await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    } else {
      await page.getByLabel('New password').fill(PASSWORD)
      await page.getByLabel('The same again').fill(PASSWORD)
      await page.getByRole('button', { name: 'Set the password' }).click()
    }
    await page.locator('#page').waitFor()
  }
}
