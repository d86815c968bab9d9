import type { Page } from 'playwright-core'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { RunningProvider } from '../../../directory/test/identity-provider.js'
import type { Mailbox } from '../../../directory/test/mailbox.js'
import { giveCredentials, type RunningConsole, setPassword } from '../running-console.js'
import { violations } from '../violations.js'
import { hands } from './index.js'

interface Served {
  readonly running: RunningConsole
  readonly mailbox: Mailbox
  readonly provider: RunningProvider
}

const AUDITOR = { roleId: 'auditor', premisesId: null }
const FIRST = 'another sentence'

/** Each way in, and the way out, once by keys alone and once by the mouse. */
export const describeSigningIn = (served: () => Served): void => {
  for (const handOf of hands) {
    let page: Page
    const hand = handOf(() => ({ running: served().running, page }))
    const { called, press, follow, type, submit, fromMenu } = hand
    const [username, name] = [called('vera'), called('Vera Lund')]
    const heading = (text: string) => page.getByRole('heading', { name: text, exact: true })
    /** The first page of a browser of its own. */
    const begin = async () => {
      const { running } = served()
      page = await running.open()
      await page.goto(running.address)
    }
    const giveFirst = () => giveCredentials(hand, page, { username, password: FIRST })

    describe(`signing in ${hand.how}`, () => {
      afterEach(() => page.context().close())

      it('goes without the old password by a link that comes by mail, once', async () => {
        const { running, mailbox } = served()
        await running.api.call('POST', '/v1/users', {
          body: { username, name, email: `${username}@example.org`, assignments: [AUDITOR] },
        })
        const before = mailbox.mails.length
        await begin()
        await follow('Forgotten your password?')
        await type('Username', username, page)
        await submit('Send the link', page)
        await page.getByText('the link is on its way').waitFor()
        await vi.waitFor(() => expect(mailbox.mails).toHaveLength(before + 1), { timeout: 60_000, interval: 100 })
        const [link] = /http:\S+/.exec(mailbox.mails.at(-1)!.text)!
        await page.goto(link)
        await setPassword(hand, page, FIRST)
        await page.getByText('The password is set.').waitFor()
        await follow('Back to sign in')
        await giveFirst()
        await page.locator('#page').waitFor()
        await page.goto(link)
        await page.reload()
        await setPassword(hand, page, 'one more sentence')
        await page.getByText('This link was used').waitFor()
      })

      it('takes the password and no other, and is over when one signs out', async () => {
        await begin()
        await giveCredentials(hand, page, { username, password: 'something else' })
        await page.getByText('The username or the password is wrong.').waitFor()
        await giveFirst()
        await page.locator('#page').waitFor()
        await fromMenu(`Signed in as ${name} ${username}`, 'Sign out')
        await heading('Sign in').waitFor()
      })

      it('is left to the identity provider of the organisation, and comes back signed in', async () => {
        served().provider.people.set(username, { email: `${username}@example.org`, isVerified: true })
        await begin()
        await follow('Sign in with your organisation')
        await page.getByPlaceholder('Enter any login').fill(username)
        await page.getByPlaceholder('and password').fill('whatever')
        await page.keyboard.press('Enter')
        await press('Continue')
        await page.getByRole('button', { name: `Signed in as ${name}` }).waitFor()
      })

      it('warns a minute before it ends because nobody uses the page, goes on when somebody does, and says why it ended', async () => {
        page = await served().running.open()
        await page.clock.install()
        await page.goto(served().running.address)
        await giveFirst()
        await page.locator('#page').waitFor()
        await page.clock.fastForward('59:30')
        await page.getByText('Are you still there?').waitFor()
        expect(await violations(page)).toEqual([])
        await press('Stay signed in')
        await page.getByRole('dialog').waitFor({ state: 'hidden' })
        await page.clock.fastForward('59:30')
        await page.getByText('Are you still there?').waitFor()
        await page.clock.fastForward('00:45')
        await page.getByText('You were signed out because nobody used the page.').waitFor()
      })
    })
  }
}
