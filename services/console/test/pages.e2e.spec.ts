import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeEveryPage } from './every-page.js'
import { picture } from './gallery.js'
import { describeJourneys } from './journeys/index.js'
import { moveIn, type Office } from './office.js'
import { type RunningConsole, signInFirstByPassword, startConsole } from './running-console.js'
import { describeAuditorsQuarter } from './stories/auditor.js'
import { describeBreakIn } from './stories/break-in.js'
import { describeTrailRequest } from './stories/locksmith.js'
import { describeMorning } from './stories/morning.js'
import { describeNewEmployee } from './stories/new-employee.js'
import { violations } from './violations.js'

let running: RunningConsole
let page: Page
let office: Office

beforeAll(async () => {
  running = await startConsole({ RETENTION_SECOND_PERSON: 'true' })
  office = await moveIn(running)
  page = await running.open()
  await signInFirstByPassword(page, running)
})
afterAll(() => running.stop())

const go = async (path: string) => {
  await page.goto(running.address + path)
  await page.locator('#page h1').waitFor()
}
const rows = () => page.locator('#page tbody tr[data-place]')

const told = () => ({ running, office, page })
describeMorning(told)
describeTrailRequest(told)
describeNewEmployee(told)
describeAuditorsQuarter(told)
describeBreakIn(told)

describe('the access log', () => {
  it('shows a new row by itself, and holds it back while a row is read', async () => {
    await go('/access-log?device=front-door')
    await rows().first().waitFor()
    await page.getByRole('button', { name: 'Live', exact: true }).waitFor()
    const before = await rows().count()
    await office.unlock()
    await expect.poll(() => rows().count()).toBe(before + 1)
    await rows().first().click()
    await page.getByRole('dialog').getByText('Raw record').waitFor()
    expect(page.url()).toContain('row=')
    await office.unlock()
    await page.getByRole('button', { name: '1 new' }).waitFor()
    expect(await rows().count()).toBe(before + 1)
    await page.keyboard.press('Escape')
    await expect.poll(() => rows().count()).toBe(before + 2)
  })

  it('shows what was recorded after its rows were asked for and before it began to be live', async () => {
    const stream = '**/v1/access-events/stream?*'
    const recorded = Promise.withResolvers<undefined>()
    await page.route(stream, async (route) => {
      await recorded.promise
      await route.continue()
    })
    await go('/access-log?device=front-door&range=90')
    await rows().first().waitFor()
    const before = await rows().count()
    await office.unlock()
    const known = () => running.api.get<{ items: unknown[] }>('/v1/access-events?device=front-door&range=90&limit=200')
    await expect.poll(async () => (await known()).items.length).toBe(before + 1)
    recorded.resolve(undefined)
    await expect.poll(() => rows().count()).toBe(before + 1)
    await page.unroute(stream)
  })

  it('says when its view is behind the log', async () => {
    await page.route('**/v1/services/audit-trail/projections', async (route) => {
      const response = await route.fetch()
      const body = (await response.json()) as { items: { name: string; lag: number }[] }
      body.items.find(({ name }) => name === 'audit-trail.access-log')!.lag = 1_234
      await route.fulfill({ response, json: body })
    })
    await go('/access-log')
    await page.getByText('1,234 events are still being worked in').waitFor()
    await page.unroute('**/v1/services/audit-trail/projections')
  })

  it('leaves the keys at the row that is read, while others come in above it', async () => {
    await go('/access-log?device=front-door')
    await rows().first().waitFor()
    await page.getByRole('button', { name: 'Live', exact: true }).waitFor()
    const before = await rows().count()
    const place = () => page.evaluate('document.activeElement.dataset.place')
    await page.keyboard.press('j')
    await expect.poll(place).toBe('1')
    await office.unlock()
    await expect.poll(() => rows().count()).toBe(before + 1)
    await expect.poll(place).toBe('2')
    await page.keyboard.press('k')
    await expect.poll(place).toBe('1')
  })

  it('keeps its filters in the address, as chips to remove, and says which of them hides most', async () => {
    await go('/access-log')
    await page.getByLabel('Narrow by result').selectOption('held_open')
    await expect.poll(() => page.url()).toContain('held_open')
    await page.getByText('The filter “Result” hides the most').waitFor()
    await page.getByRole('button', { name: 'Remove Result: Held open' }).click()
    await rows().first().waitFor()
    await page.goBack()
    await page.getByRole('button', { name: 'Remove Result: Held open' }).waitFor()
  })

  it('shows other columns, zooms by a drag over the histogram, and saves exactly what is filtered', async () => {
    await go('/access-log?range=7')
    await rows().first().waitFor()
    await page.getByRole('button', { name: 'Columns' }).click()
    await page.getByRole('checkbox', { name: 'Recorded' }).click()
    await page.getByRole('columnheader', { name: 'Recorded' }).waitFor()
    await page.keyboard.press('Escape')
    const chart = (await page.locator('.u-over').boundingBox())!
    await page.mouse.move(chart.x + chart.width * 0.2, chart.y + 10)
    await page.mouse.down()
    await page.mouse.move(chart.x + chart.width * 0.95, chart.y + 10, { steps: 5 })
    await page.mouse.up()
    await page.waitForURL(/from=/)
    await page.getByRole('button', { name: 'Export' }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: 'CSV' }).click()
    expect((await download).suggestedFilename()).toBe('access-log.csv')
  })

  it('tells of a row what else happened within five minutes, and that there is no picture of it', async () => {
    await go('/access-log?device=front-door')
    await rows().first().click()
    await page.getByRole('heading', { name: 'Within five minutes at this device' }).waitFor()
    await page.getByRole('button', { name: 'Picture' }).click()
    await page.getByText('There is no picture').waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await office.enter()
    await office.enter({ url: 'https://clips.example/a.jpg' })
    await go('/access-log?device=lobby-reader')
    await rows().first().click()
    await page.getByRole('dialog').getByRole('button', { name: 'Picture', exact: true }).click()
    // The policy lets in only what the operator listed: the rest is opened beside the page.
    await page.getByRole('dialog').getByRole('link', { name: 'Open the picture' }).waitFor()
    await page.keyboard.press('ArrowLeft')
    await page.getByText('There is no picture').waitFor()
    await page.keyboard.press('ArrowRight')
    await page.getByRole('dialog').getByRole('link', { name: 'Open the picture' }).waitFor()
    await page.keyboard.press('Escape')
  })

  it('is walked and opened by keys alone', async () => {
    await go('/access-log')
    await rows().first().waitFor()
    await page.keyboard.press('j')
    await expect.poll(() => page.evaluate('document.activeElement.dataset.place')).toBe('1')
    await picture(page, 'access-log')
    await page.keyboard.press('k')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
  })
})

describe('an administrator', () => {
  it('writes a schedule by drawing and by keys, and a rule that holds during it', async () => {
    await go('/schedules')
    await page.getByRole('button', { name: 'New schedule' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill('Office hours')
    const sunday = (await dialog.getByRole('figure').locator('.touch-none').nth(6).boundingBox())!
    await page.mouse.move(sunday.x + sunday.width / 2, sunday.y + 5)
    await page.mouse.down()
    await page.mouse.move(sunday.x + sunday.width * 0.7, sunday.y + 5)
    await page.mouse.up()
    await dialog.getByTitle('12:00 to 17:00', { exact: true }).waitFor()
    await picture(page, 'schedule')
    expect(await violations(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Create' }).click()
    await rows().getByText('Office hours').waitFor()
    await go('/access-rules')
    await rows().first().click()
    await page.getByRole('combobox', { name: 'When' }).fill('office')
    await page.getByRole('option', { name: 'Office hours' }).click()
    await page.getByRole('button', { name: 'Save' }).click()
    await rows().getByText('Office hours').waitFor()
    // Back to any time: what is asked of the rule later must not depend on the hour.
    await rows().first().click()
    await page.getByRole('button', { name: 'Remove Office hours' }).click()
    await page.getByRole('button', { name: 'Save' }).click()
    await rows().getByText('Office hours').waitFor({ state: 'hidden' })
  })

  it('reads in the matrix of roles what each of them allows', async () => {
    await go('/roles')
    const cells = page.getByRole('row', { name: 'lockdown:write' }).getByRole('cell')
    const roles = await page.getByRole('columnheader').allInnerTexts()
    const answers = await cells.allInnerTexts()
    const of = (role: string) => answers[roles.findIndex((name) => name.startsWith(role)) - 1]
    expect([of('Security Operator'), of('Auditor')]).toEqual(['Yes', 'No'])
    await picture(page, 'roles', 'light', 360)
  })

  it('goes anywhere by the palette and by g and a letter', async () => {
    await go('/access-log')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('Premi')
    await page.getByRole('option', { name: 'Premises' }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Premises', level: 1 }).waitFor()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.keyboard.press('g')
    await page.keyboard.press('p')
    await page.getByRole('heading', { name: 'People', level: 1 }).waitFor()
  })
})

describeJourneys(told)

describeEveryPage(told)
