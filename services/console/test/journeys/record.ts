import type { Page } from 'playwright-core'
import { afterAll, expect, it } from 'vitest'
import { picture } from '../gallery.js'
import type { Hand, HandOf } from '../hand.js'
import { newcomer } from '../running-console.js'
import { rowsOf, type Told } from '../stories/told.js'
import { violations } from '../violations.js'

const DAY_MS = 86_400_000

/** How the record ends: policies, holds, deletions, and people who ask to be erased. */
export const describeJourneysOfTheRecord = (told: () => Told, hand: Hand, handOf: HandOf): void => {
  const { called, dialog, go, press, submit, type, typeTime, select, pick, open, close } = hand
  const rows = () => rowsOf(told().page)
  let signedIn: Promise<Page> | undefined
  /** Somebody else, who may do the same, in a browser of her own. */
  const second = (): Promise<Page> => (signedIn ??= newcomer(told().running, 'administrator', called('nora')))
  const handOfSecond = async () => {
    const [{ running }, page] = [told(), await second()]
    return { ...handOf(() => ({ running, page })), page }
  }
  afterAll(async () => (await signedIn)?.context().close())

  it('a deletion is previewed, exported first, confirmed by the days typed again, and done once somebody else agrees', async () => {
    const { running, page, office } = told()
    await office.recordLongAgo()
    const old = `/v1/access-events/count?from=2020-01-01&to=${new Date(Date.now() - 400 * DAY_MS).toISOString().slice(0, 10)}`
    await expect.poll(async () => (await running.api.get<{ count: number }>(old)).count).toBe(1)
    const preview = await running.api.call('POST', '/v1/retention/purges/preview', {
      body: { recordKind: 'access-log', keepDays: 400 },
    })
    expect(preview.body).toMatchObject({ needsSecondPerson: true })
    await go('/purges')
    await press('Delete old logs')
    await select('Records', 'Access log')
    await type('Keep the last days', '400')
    await submit('Preview')
    await dialog().getByText('What is deleted cannot come back').waitFor()
    expect(await dialog().getByRole('button', { name: 'Delete 1 record' }).isDisabled()).toBe(true)
    await dialog().getByText('Somebody else has to agree before it begins.').waitFor()
    await press('Export it first', dialog())
    await dialog().getByRole('link', { name: 'The report is being made.' }).waitFor()
    expect(await violations(page)).toEqual([])
    await type('Type 400, the days that are kept, to confirm', '400')
    await submit('Delete 1 record')
    await page.getByText('Waits for a second person').last().waitFor()
    expect(await page.getByRole('button', { name: 'Agree to the deletion' }).count()).toBe(0)
    const other = await handOfSecond()
    await other.go('/purges')
    await other.open(rowsOf(other.page).filter({ hasText: 'Waits for a second person' }))
    await other.press('Agree to the deletion')
    await other.page.getByText('You agreed. The deletion begins.').waitFor()
    await page.getByRole('region', { name: 'What was deleted' }).waitFor()
    await page.getByText('Completed', { exact: true }).last().waitFor()
    expect(await violations(page)).toEqual([])
    const { items } = await running.api.get<{ items: { kind: string; status: string; result: { rows: number } }[] }>(
      '/v1/reports',
    )
    expect(items.find(({ kind }) => kind === 'user-activity')).toMatchObject({ status: 'ready', result: { rows: 1 } })
  })

  it('what a shorter policy would delete, and when, is shown before it is set', async () => {
    const { page } = told()
    await go('/retention')
    const row = rows().filter({ hasText: 'Trails of devices' })
    await open(row)
    await select('Rule', 'A term')
    await type('Term', 'P6M')
    await submit('Preview')
    await dialog().getByText('Records go earlier than now.').waitFor()
    await dialog().getByText('6 months: what is older than').waitFor()
    await picture(page, 'policy')
    expect(await violations(page)).toEqual([])
    await press('Back', dialog())
    await type('Term', 'P7M')
    await submit('Preview')
    await dialog().getByText('7 months: what is older than').waitFor()
    await press('Back', dialog())
    await select('Rule', 'SOX')
    await press('Preview', dialog())
    await dialog().getByText('Nothing goes earlier.').waitFor()
    await press('Set the policy', dialog())
    await dialog().waitFor({ state: 'hidden' })
    await row.getByText('7 years').first().waitFor()
  })

  it('a request to be erased is put off once, answered by the name typed again, and certified', async () => {
    const { page } = told()
    const vera = called('vera')
    await go('/erasure-requests')
    await press('File a request')
    await pick('Person', called('Vera Lund'), called('Vera Lund'))
    await select('Because', 'Consent is withdrawn')
    await type('Reference', called('DSR-2026-004'))
    await submit('File a request')
    await press('Put off')
    await type('Reason', 'Paper files have to be looked through', dialog().last())
    await submit('Put off')
    await page.getByText('Put off because').waitFor()
    expect(await page.getByRole('button', { name: 'Put off' }).count()).toBe(0)
    expect(await violations(page)).toEqual([])
    await press('Erase')
    const last = dialog().filter({ hasText: 'This is for ever.' })
    await last.waitFor()
    expect(await last.getByRole('button', { name: 'Erase' }).isDisabled()).toBe(true)
    await type(`Type ${vera} to confirm`, vera, last)
    await submit('Erase')
    const certificate = page.getByRole('region', { name: 'Certificate of erasure' })
    await certificate.getByText('Every service has confirmed').waitFor()
    await picture(page, 'erasure')
    expect(await violations(page)).toEqual([])
    await close()
    await rows().getByText('Erased', { exact: true }).first().waitFor()
  })

  it('a request to be erased is refused on a ground that the law names', async () => {
    const { page } = told()
    await go('/erasure-requests')
    await press('File a request')
    await pick('Person', 'สมชาย', 'สมชาย ใจดี')
    await press('File a request', dialog())
    await press('Refuse')
    await select('Ground', 'The person did not show who is asking', dialog().last())
    await type('Reason', called('The letter bore no signature'), dialog().last())
    await press('Refuse', dialog().last())
    await page.getByText(called('The letter bore no signature')).first().waitFor()
  })

  it('a hold is placed, explains that it keeps a record, and takes two people to be released', async () => {
    const { page } = told()
    const matter = called('Case 2026-17')
    await go('/legal-holds')
    await press('Place a hold')
    await type('Matter', matter)
    await type('Who answers for it', 'Legal department')
    await type('Reason', 'Theft in the warehouse')
    await pick('Doors', 'lob', 'Lobby')
    await typeTime('From', '2026-01-01T01:00')
    expect(await dialog().getByLabel('From', { exact: true }).inputValue()).toBe('2026-01-01T01:00')
    await press('Place a hold', dialog())
    await rows().getByText(matter).waitFor()
    await go('/retention')
    await pick('Doors', 'lob', 'Lobby', page)
    await press('Explain')
    await page.getByText(`it stays, since it is held for ${matter}`).waitFor()
    const release = async (by: Hand, of: Page, name: string) => {
      await by.go('/legal-holds')
      await by.open(rowsOf(of).filter({ hasText: matter }))
      await by.dialog().getByText('Theft in the warehouse').waitFor()
      await by.press(name, by.dialog())
      await by.type('Reason', 'The case is closed', by.dialog().last())
      await by.submit(name)
    }
    await release(hand, page, 'Ask for release')
    await page.getByText('You asked for the release. Somebody else has to agree.').waitFor()
    const other = await handOfSecond()
    await release(other, other.page, 'Agree to the release')
    await other.page.getByText('The hold is released.').waitFor()
  })
}
