import type { Locator, Page } from 'playwright-core'
import { DIALOG, type HandOf, type Place } from './hand.js'
import { opened } from './stories/told.js'

const MOST_STEPS = 150

interface Element {
  readonly isConnected: boolean
  readonly ownerDocument: { readonly activeElement: unknown }
}
const focusOf = (element: Element): 'here' | 'elsewhere' | 'gone' => {
  if (!element.isConnected) return 'gone'
  return element.ownerDocument.activeElement === element ? 'here' : 'elsewhere'
}

export const isFocused = async (target: Locator): Promise<boolean> =>
  (await target.first().evaluate(focusOf)) === 'here'

/** Goes on with Tab, as somebody without a mouse does, until the focus is there. */
export const tabTo = async (page: Page, target: Locator): Promise<void> => {
  await target.first().waitFor()
  // Looked for once, not at each step: a name on a page of many controls takes longer to find than a key to press.
  let element = await target.first().elementHandle()
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const focus = await element?.evaluate(focusOf)
    if (focus === 'here') return
    if (focus === 'elsewhere') await page.keyboard.press('Tab')
    else element = await target.first().elementHandle()
  }
  const rests = String(await page.evaluate('document.activeElement?.outerHTML.slice(0, 200)'))
  throw new Error(`${target.toString()} is not to be reached by Tab: the focus rests on ${rests}`)
}

/** Down what the arrow keys walk, until this has the focus. */
const arrowTo = async (page: Page, target: Locator, most: number): Promise<void> => {
  for (let step = 0; step < most && !(await isFocused(target)); step += 1) await page.keyboard.press('ArrowDown')
  if (!(await isFocused(target))) throw new Error(`${target.toString()} is not to be reached by arrow keys`)
}

const ROWS = '#page tbody tr[data-place]'

/** Down the rows of the table until this one has the focus. */
export const walkTo = async (page: Page, row: Locator): Promise<void> => {
  await row.first().waitFor()
  await tabTo(page, page.locator(`${ROWS}[tabindex="0"]`))
  await arrowTo(page, row, await page.locator(ROWS).count())
}

/** By keys alone: no click, no focus set from outside. */
export const keysOf: HandOf = (told) => {
  const page = () => told().page
  const dialog = () => page().locator(DIALOG)
  const key = (name: string) => page().keyboard.press(name)
  const press = async (name: string, where: Place = page()) => {
    await tabTo(page(), where.getByRole('button', { name, exact: true }))
    await key('Enter')
  }
  /** What stood in the field goes: Tab selects it. */
  const type = async (label: string, text: string, where: Place = dialog()) => {
    await tabTo(page(), where.getByLabel(label, { exact: true }))
    await page().keyboard.type(text)
  }
  const choose = async (label: string, text: string, option: string, where: Place = dialog()) => {
    await tabTo(page(), where.getByRole('combobox', { name: label, exact: true }))
    await page().keyboard.type(text)
    await page().getByRole('option').first().filter({ hasText: option }).waitFor()
    await key('ArrowDown')
    await key('Enter')
  }
  /** Of the menu that is opening. */
  const take = async (item: string) => {
    const found = page().getByRole('menuitem', { name: item, exact: true })
    await found.waitFor()
    await arrowTo(page(), found, await page().getByRole('menuitem').count())
    await key('Enter')
  }
  return {
    how: 'by keys alone',
    called: (name) => name,
    dialog,
    /** Past the navigation, by the link that is there for it. */
    go: async (path) => {
      await opened(page(), told().running, path)
      await key('Tab')
      await key('Enter')
    },
    press,
    follow: async (name, where = page()) => {
      await tabTo(page(), where.getByRole('link', { name, exact: true }))
      await key('Enter')
    },
    /** From the field that has the focus. */
    submit: () => key('Enter'),
    type,
    typeTime: async (label, time, where) => {
      const [, year, month, day, hour, minute] = /^(?:(\d+)-(\d+)-(\d+)T)?(\d+):(\d+)$/.exec(time)!
      // Half of the day is asked for where clocks have twelve hours.
      const clock = `${String(Number(hour) % 12 || 12).padStart(2, '0')}${minute}${Number(hour) < 12 ? 'a' : 'p'}`
      if (day === undefined) return type(label, clock, where)
      await type(label, `${day}${month}${year}`, where)
      await key('ArrowRight')
      await page().keyboard.type(clock)
    },
    select: async (label, option, where = dialog()) => {
      const list = where.getByLabel(label, { exact: true })
      await list.locator('option').filter({ hasText: option }).first().waitFor({ state: 'attached' })
      await type(label, option, where)
    },
    tick: async (name, where = dialog()) => {
      await tabTo(page(), where.getByRole('checkbox', { name: new RegExp(`^${name}`) }))
      await key('Space')
    },
    choose,
    pick: async (label, text, option, where) => {
      await choose(label, text, option, where)
      await page()
        .getByRole('button', { name: `Remove ${option}` })
        .waitFor()
    },
    chooseFile: async (name, file) => {
      // Asked for well before the key: what Chromium opens before it knows of that is told to nobody.
      const chooser = page().waitForEvent('filechooser', { timeout: 60_000 })
      // The field itself, or the button that stands for it.
      const field = page().locator('label').filter({ hasText: name }).locator('input')
      await tabTo(page(), page().locator('button').filter({ hasText: name }).or(field))
      await key('Space')
      await (await chooser).setFiles(file)
    },
    open: async (row) => {
      await walkTo(page(), row)
      await key('Enter')
    },
    act: async (row, action) => {
      await walkTo(page(), row)
      await tabTo(page(), row.first().getByRole('button', { name: /^Actions for / }))
      await key('Enter')
      await take(action)
    },
    fromMenu: async (button, item) => {
      await press(button)
      await take(item)
    },
    close: () => key('Escape'),
  }
}
