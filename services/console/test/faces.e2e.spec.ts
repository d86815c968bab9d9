import { openPool } from '@doorledger/database'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  describeWithModels,
  groupPicture,
  MODELS_DIR,
  portrait,
  seenAtDoor,
} from '../../face-match/test/face-materials.js'
import { describeSwitchOfFaces, describeTermsOfFaces } from './journeys/faces.js'
import { keysOf } from './keys.js'
import { mouseOf } from './mouse.js'
import { moveIn } from './office.js'
import { type RunningConsole, signInFirst, startConsole } from './running-console.js'
import { violations } from './violations.js'

describeWithModels('faces in the console', () => {
  let running: RunningConsole
  let page: Page
  let office: Awaited<ReturnType<typeof moveIn>>

  beforeAll(async () => {
    running = await startConsole({ FACE_MODELS_DIR: MODELS_DIR })
    office = await moveIn(running)
    page = await running.open()
    await signInFirst(page, running)
  })
  afterAll(() => running.stop())

  const go = async (path: string) => {
    await page.goto(running.address + path)
    await page.locator('#page h1').waitFor()
  }
  const says = (text: string) => page.getByText(text).first().waitFor()
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  const rows = () => page.locator('#page tbody tr[data-place]')
  const seen = async (...asked: Parameters<typeof seenAtDoor>) => ({
    dataUri: `data:image/jpeg;base64,${(await seenAtDoor(...asked)).toString('base64')}`,
  })
  const told = () => ({ running, page })

  describeTermsOfFaces(() => ({ page }), keysOf(told))
  for (const hand of [keysOf(told), mouseOf(told)]) describeSwitchOfFaces(() => ({ page }), hand)

  it('take part again once it is switched on', async () => {
    const { go, tick, press } = mouseOf(told)
    await go('/faces')
    await tick('Compare faces', page)
    await press('Save')
    await says('Saved.')
  })

  describe.each([
    ['anna', 'Anna Berg', 'carl', keysOf(told)],
    ['mira', 'Mira Holm', 'anna', mouseOf(told)],
  ] as const)('of %s', (username, name, face, hand) => {
    const { go, press, chooseFile } = hand
    const photo = (buffer: Buffer) => ({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer })

    it(`need consent and a photo of one face, ${hand.how}; each photo that is not taken says why`, async () => {
      await go(`/people/${username}`)
      await press('Record consent')
      await says('The consent is recorded.')
      await chooseFile('Upload a photo', photo(Buffer.from('no picture')))
      await says('The bytes are no picture')
      await chooseFile('Upload a photo', photo(await groupPicture(3)))
      await says('There is more than one face.')
      await chooseFile('Replace the photo', photo(await (await portrait(face)).jpeg({ quality: 95 }).toBuffer()))
      await says('Ready to compare')
      await page.getByAltText(`Profile photo of ${name}`).waitFor()
      expect(await violations(page)).toEqual([])
    })

    it(`are one’s own to agree to and to withdraw, ${hand.how}`, async () => {
      await go('/account')
      await press('I agree')
      await says('Your face is compared.')
      await press('Withdraw consent')
      await says('Your face is not compared.')
    })
  })

  it('give a row its score while it is looked at, and both faces with it', async () => {
    await go('/access-log')
    await office.enter(await seen('anna'))
    await page.getByText('Same person').first().waitFor({ state: 'attached' })
    await page.getByRole('button', { name: 'Compare: Mira Holm (There is a picture)' }).click()
    const dialog = page.getByRole('dialog', { name: 'Face and profile photo' })
    const photo = dialog.getByAltText('Profile photo of Mira Holm')
    const atDoor = dialog.getByAltText('Face at the door, by the key of Mira Holm')
    await dialog.getByText('Advisory', { exact: false }).waitFor()
    const [left, right] = [await photo.boundingBox(), await atDoor.boundingBox()]
    expect(left!.x + left!.width).toBeLessThanOrEqual(right!.x)
    for (const picture of [photo, atDoor]) {
      const width = await picture.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth)
      expect(width).toBeGreaterThan(90)
    }
    expect(await dialog.textContent()).toMatch(/9\d %.*Same person.*foamliu-mbf-128x4/)
    expect(await violations(page)).toEqual([])
    const file = process.env['FACES_SCREENSHOT']
    if (file !== undefined) await page.screenshot({ path: file })
  })

  it('of somebody else, of nobody and of bad pictures are told apart, and found by the filter', async () => {
    await office.enter(await seen('bert'))
    await office.enter({ dataUri: 'data:image/png;base64,AAAA' })
    await go('/access-log')
    // In its row: the filter has the words, too.
    await rows().getByText('Somebody else?').first().waitFor({ state: 'attached' })
    // From row to row by the arrow keys, wherever in the dialog the focus is.
    await page.getByRole('button', { name: 'Compare: Mira Holm (There is a picture)' }).first().click()
    const dialog = page.getByRole('dialog', { name: 'Face and profile photo' })
    await dialog.getByText('Somebody else?').first().waitFor()
    await page.keyboard.press('ArrowLeft')
    await dialog.getByText('Same person').first().waitFor()
    await page.keyboard.press('ArrowRight')
    await dialog.getByText('Somebody else?').first().waitFor()
    await page.keyboard.press('Escape')
    await page.getByLabel('Narrow by face').selectOption('Somebody else?')
    await page.getByText('Face: Somebody else?').waitFor()
    await expect.poll(() => rows().count()).toBe(1)
    await go('/access-log?match=green')
    await expect.poll(() => rows().count()).toBe(1)
    await go('/access-log?match=none')
    await rows().first().click()
    await says('Came with the attempt, and was not taken')
  })

  it('are spread over a histogram, and those of another model are made anew, as the page tells', async () => {
    await go('/faces')
    await says('2 scores')
    await page
      .getByRole('list', { name: 'Scores by percentage' })
      .getByText(/^9\d to \d+ %: 1$/)
      .waitFor()
    const database = openPool(await running.databaseUrl(), { schema: 'face_match', applicationName: 'test' })
    await database.query("update face_templates set model_id = 'older/v1'")
    await database.end()
    await go('/faces')
    await says('0 of 2 templates are made by this model; the rest follow from photos.')
    expect(await violations(page)).toEqual([])
  })

  it.each([
    { hand: keysOf(told), least: '99.99', now: 'amber', before: 'green' },
    { hand: mouseOf(told), least: '85', now: 'green', before: 'amber' },
  ])('are judged anew when the bands are set anew, $hand.how', async ({ hand, least, now, before }) => {
    const { press, type } = hand
    await hand.go('/faces')
    // Of another time, and of that which is shown first.
    for (const days of ['90D', '30D']) {
      await press(days)
      await says('2 scores')
    }
    await type('Same person from (%)', least, page)
    await press('Save')
    await says('Saved.')
    await go(`/access-log?match=${now}`)
    await expect.poll(() => rows().count()).toBe(1)
    await go(`/access-log?match=${before}`)
    await page.getByRole('button', { name: 'Clear filters' }).first().waitFor()
    expect(await rows().count()).toBe(0)
  })

  it.each([{ hand: keysOf(told) }, { hand: mouseOf(told) }])(
    'are judged by the bands that their scores suggest once these are taken over, $hand.how',
    async ({ hand }) => {
      const { press, type } = hand
      const database = openPool(await running.databaseUrl(), { schema: 'face_match', applicationName: 'test' })
      await database.query(
        `insert into face_results
         select (jsonb_populate_record(null::face_results,
           to_jsonb(seen) || jsonb_build_object('access_event_id', gen_random_uuid()))).*
         from (select * from face_results where status = 'scored' order by score_pct desc limit 1) as seen,
           generate_series(1, 60)`,
      )
      await database.end()
      await hand.go('/faces')
      await type('Same person from (%)', '99.5', page)
      await press('Save')
      await says('Saved.')
      await hand.go('/faces')
      const said = await page.getByText(/^Suggested: same person from/).textContent()
      await press('Take these over')
      await expect.poll(() => page.getByRole('button', { name: 'Take these over' }).isDisabled()).toBe(true)
      await hand.go('/faces')
      expect(await page.getByLabel('Same person from (%)').inputValue()).toBe(/from (\d+) %, unclear/.exec(said!)![1])
      expect(await violations(page)).toEqual([])
    },
  )

  it('are not compared any more once somebody withdrew', async () => {
    await go('/people/mira')
    await press('Withdraw consent')
    await says('It is withdrawn')
    await go('/access-log')
    await office.enter(await seen('anna'))
    await page.getByText('Opted out').first().waitFor({ state: 'attached' })
    expect(running.complaints).toEqual([])
  })
})
