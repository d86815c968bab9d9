import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { connect } from '../demo/api.mjs'

const ADMINISTRATOR = { username: 'administrator', password: 'correct horse battery' }

/** Who looks at the console, each in a browser of his own. */
export const visitorsOf = (browser, address) => {
  const nobody = async () => {
    const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/Helsinki' })
    return context.newPage()
  }
  const signedIn = async ({ username, password }) => {
    const page = await nobody()
    await page.goto(address)
    await page.getByLabel('Username').fill(username)
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.locator('#page').waitFor()
    return page
  }
  return {
    address,
    nobody,
    /** @param isKnown whether the one-time password is replaced already */
    administrator: async (dataDir, isKnown) => {
      if (isKnown) return signedIn(ADMINISTRATOR)
      const page = await nobody()
      const first = (await readFile(join(dataDir, 'admin-password'), 'utf8')).trim()
      await page.goto(`${address}/sign-in#first=${first}`)
      await page.getByLabel('New password').fill(ADMINISTRATOR.password)
      await page.getByLabel('The same again').fill(ADMINISTRATOR.password)
      await page.getByRole('button', { name: 'Set the password' }).click()
      await page.locator('#page').waitFor()
      return page
    },
    /** So that what is done by the API is done by a person, and not by the token of the installation. */
    tokenOfAdministrator: async () => {
      const api = await connect()
      return (await api.ask('POST', '/v1/sessions', { body: ADMINISTRATOR })).accessToken
    },
    person: async (username) => {
      const api = await connect()
      const { id } = await api.ask('GET', `/v1/users/${username}`)
      const { token } = await api.ask('POST', `/v1/users/${id}/password-links`)
      const { password } = ADMINISTRATOR
      await api.ask('POST', `/v1/password-resets/${token}`, { body: { newPassword: password } })
      return signedIn({ username, password })
    },
  }
}
