import type { Locator } from 'playwright-core'
import { DIALOG, type HandOf, type Place } from './hand.js'
import { wentOn } from './stories/told.js'

/** By clicks where something stands; letters are typed, since no mouse has any. */
export const mouseOf: HandOf = (told) => {
  const page = () => told().page
  const dialog = () => page().locator(DIALOG)
  const press = (name: string, where: Place = page()) =>
    where.getByRole('button', { name, exact: true }).first().click()
  const write = async (field: Locator, text: string) => {
    // Three clicks select what stands there.
    await field.click({ clickCount: 3 })
    await page().keyboard.insertText(text)
  }
  const choose = async (label: string, text: string, option: string, where: Place = dialog()) => {
    await write(where.getByRole('combobox', { name: label, exact: true }), text)
    await page().getByRole('option').first().filter({ hasText: option }).click()
  }
  return {
    how: 'by mouse',
    called: (name) => `${name}-2`,
    dialog,
    go: (path) => wentOn(page(), told().running, path),
    press,
    follow: (name, where = page()) => where.getByRole('link', { name, exact: true }).first().click(),
    submit: (name, where = dialog().last()) => press(name, where),
    type: (label, text, where = dialog()) => write(where.getByLabel(label, { exact: true }).first(), text),
    typeTime: (label, time, where = dialog()) => where.getByLabel(label, { exact: true }).fill(time),
    select: async (label, option, where = dialog()) => {
      // The list that a click opens is the browser’s, not the page’s.
      const list = where.getByLabel(label, { exact: true })
      const name = await list.locator('option').filter({ hasText: option }).first().textContent()
      await list.selectOption({ label: name ?? option })
    },
    tick: (name, where = dialog()) =>
      where
        .getByRole('checkbox', { name: new RegExp(`^${name}`) })
        .first()
        .click(),
    choose,
    pick: async (label, text, option, where) => {
      await choose(label, text, option, where)
      await page()
        .getByRole('button', { name: `Remove ${option}` })
        .waitFor()
    },
    chooseFile: async (name, file) => {
      const chooser = page().waitForEvent('filechooser')
      await page().getByText(name, { exact: true }).click()
      await (await chooser).setFiles(file)
    },
    open: (row) => row.first().click(),
    act: async (row, action) => {
      await row.first().click({ button: 'right' })
      await page().getByRole('menuitem', { name: action, exact: true }).click()
    },
    fromMenu: async (button, item) => {
      await press(button)
      await page().getByRole('menuitem', { name: item, exact: true }).click()
    },
    close: () => press('Close', dialog().last()),
  }
}
