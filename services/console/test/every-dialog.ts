import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { DIALOG } from './hand.js'
import { isFocused } from './keys.js'
import type { Told } from './stories/told.js'
import { RULES_OF_LOOKS, violations } from './violations.js'

/** What opens a dialog, a drawer or a menu’s dialog: it is there with the page, or within what it opened before. */
interface Opener {
  readonly name: string
  readonly from: (where: Locator) => Locator
  readonly key?: string
  /** of the menu that opens first */
  readonly item?: string
  /** what is opened from there, in front of it */
  readonly inside?: readonly Opener[]
  /** it goes while that is there, and comes back */
  readonly isReplaced?: true
  /** only where there is no room for what it opens */
  readonly isNarrow?: true
}

const button = (name: string, inside: readonly Opener[] = []): Opener => ({
  name,
  from: (where) => where.getByRole('button', { name, exact: true }).first(),
  inside,
})
const replaced = (name: string): Opener => ({ ...button(name), isReplaced: true })
const row = (...inside: readonly Opener[]): Opener => ({
  name: 'first row',
  from: (where) => where.locator('tbody tr[data-place]').first(),
  inside,
})
const item = (item: string, menu: string | RegExp = /^Actions for ./): Opener => ({
  name: item,
  from: (where) => where.getByRole('button', { name: menu }).first(),
  item,
})
const key = (key: string): Opener => ({ name: key, key, from: (where) => where.locator('#page') })

/** Each dialog and drawer of the console, by the page that opens it. */
const dialogs: Readonly<Record<string, readonly Opener[]>> = {
  '/access-log': [row(replaced('Picture'))],
  '/access-log?result=denied&q=nothing': [button('Columns')],
  '/access-rules': [button('New access rule'), row(), item('Delete')],
  '/account': [{ ...button('Open the list of pages'), isNarrow: true }, key('?'), key('Control+k')],
  '/alerts': [button('Alert settings'), row(), item('Resolve')],
  '/api-tokens': [button('Issue a token')],
  '/audit-log': [row(), item('Save this view', 'Views')],
  '/devices': [button('Register a device'), item('Cameras', /^Actions for Recorder/)],
  '/doors': [button('New door')],
  '/erasure-requests': [button('File a request'), row(button('Erase'), button('Refuse'), button('Put off'))],
  '/groups': [button('New group')],
  '/holidays': [button('New holiday')],
  '/legal-holds': [button('Place a hold'), row(button('Ask for release'))],
  '/lockdown': [button('Lock down everywhere')],
  '/locks/front-door': [button('Settings')],
  '/macros': [button('New macro')],
  '/people': [button('New person')],
  '/people/anna': [button('Link to set a password'), button('Erase'), button('Change roles'), button('Add a key')],
  '/premises': [button('New premises'), row()],
  '/purges': [button('Delete old logs'), row()],
  '/quarantine': [row(), item('Give up')],
  '/replay': [button('With a new rule')],
  '/report-schedules': [button('New schedule'), row(), item('Delete the schedule')],
  '/reports': [button('Ask for a report'), row()],
  '/retention': [button('Policy for premises'), row()],
  '/roles': [button('New role'), button('Change role Porter')],
  '/schedules': [button('New schedule')],
  '/ui-parts': [button('Dialog'), button('Drawer')],
  '/webhooks': [button('New subscription')],
}
const ofGroup = [button('Change group'), button('Add people')]
const ofWebhook = [button('Change'), button('New secret'), button('Delete')]

export const dialogsOf = (path: string): readonly Opener[] => {
  if (/^\/groups\/./.test(path)) return ofGroup
  return /^\/webhooks\/./.test(path) ? ofWebhook : (dialogs[path] ?? [])
}

/** One of each thing whose row opens something; returns the pages that are there only then. */
export const makeWhatOpens = async ({ running, office }: Told): Promise<readonly string[]> => {
  const make = async (path: string, body: object): Promise<string> => {
    const { status, text, body: made } = await running.api.call<{ id: string }>('POST', path, { body })
    expect(status, `${path}: ${text}`).toBeLessThan(300)
    return made.id
  }
  const webhook = { url: 'https://hooks.invalid/doors' }
  const hold = { matter: 'Case 1', reason: 'Theft', custodian: 'Legal department', scope: { doors: ['lobby'] } }
  const schedule = { name: 'Daily', kind: 'denied', format: 'csv', every: 'day', at: '00:00' }
  const [subscription] = await Promise.all([
    make('/v1/subscriptions', { name: 'Far away', types: ['device.*'], webhook }),
    make('/v1/roles', { id: 'porter', name: 'Porter', permissions: ['access-log:read'] }),
    make('/v1/retention/legal-holds', hold),
    make('/v1/retention/erasure-requests', { userId: office.people.anna, basis: 'objection' }),
    make('/v1/retention/purges/preview', { recordKind: 'access-log', keepDays: 400 }),
    make('/v1/report-schedules', schedule),
    make('/v1/reports', { kind: 'access', format: 'csv', filter: {} }),
    office.tryUnknownCards(),
  ])
  return ['/people/anna', `/webhooks/${subscription}`]
}

type Look = readonly ['light' | 'dark', number, (readonly string[])?]

/** Opens each by a key, looks at it in each theme and width while it is open, and closes it by Escape. */
export const faultsOfDialogs = async (tab: Page, path: string, looks: readonly Look[]): Promise<string[]> => {
  const open = tab.locator(DIALOG)
  const dialog = open.last()

  const openBy = async (opener: Opener, from: Locator) => {
    const after = (await open.count()) + (opener.isReplaced === true ? 0 : 1)
    await from.focus()
    await tab.keyboard.press(opener.key ?? 'Enter')
    if (opener.item !== undefined) await tab.getByRole('menuitem', { name: opener.item, exact: true }).press('Enter')
    if (opener.isReplaced === true) await from.waitFor({ state: 'detached' })
    await expect.poll(() => open.count(), { message: opener.name }).toBe(after)
    await expect.poll(() => dialog.getByText('Loading …').count()).toBe(0)
  }
  const lookAt = async (opener: Opener) => {
    const faults: string[] = []
    for (const [place, [colorScheme, width]] of looksFrom(tab, looks, opener).entries()) {
      await tab.setViewportSize({ width, height: 860 })
      await tab.emulateMedia({ colorScheme })
      const found = await violations(tab, DIALOG, place === 0 ? undefined : RULES_OF_LOOKS)
      faults.push(
        ...[...found, ...(await dialog.evaluate(tooWide))].map((fault) => `${colorScheme}, ${width}: ${fault}`),
      )
    }
    return faults
  }
  /** The focus is where it was or, where that is gone, in what came back. */
  const isBack = async (opener: Opener, from: Locator) =>
    opener.isReplaced === true ? dialog.evaluate(holdsFocus) : isFocused(from)
  const close = async (opener: Opener, from: Locator) => {
    const after = (await open.count()) - (opener.isReplaced === true ? 0 : 1)
    await tab.keyboard.press('Escape')
    if (opener.isReplaced === true) await from.waitFor()
    await expect.poll(() => open.count(), { message: `${opener.name} is closed` }).toBe(after)
    await expect
      .poll(() => isBack(opener, from), { message: `${path}, ${opener.name}: the focus goes back` })
      .toBe(true)
  }
  const faultsOf = async (opener: Opener, where: Locator): Promise<string[]> => {
    const from = opener.from(where)
    await openBy(opener, from)
    const faults = await lookAt(opener)
    for (const inner of opener.inside ?? []) faults.push(...(await faultsOf(inner, dialog)))
    await close(opener, from)
    return faults.map((fault) => `${opener.name}, ${fault}`)
  }
  const faults: string[] = []
  for (const opener of dialogsOf(path)) faults.push(...(await faultsOf(opener, tab.locator('body'))))
  return faults.map((fault) => `${path}, ${fault}`)
}

/** From how the tab looks now on, so that each opens in another way than the one before. */
const looksFrom = (tab: Page, looks: readonly Look[], { isNarrow }: Opener): readonly Look[] => {
  const now = tab.viewportSize()?.width
  const ordered = looks.toSorted(([, one], [, other]) => Number(other === now) - Number(one === now))
  return isNarrow === true ? ordered.filter(([, width]) => width === 360) : ordered
}

interface Part {
  readonly scrollWidth: number
  readonly clientWidth: number
  readonly children: Iterable<Part>
  contains(other: unknown): boolean
  getBoundingClientRect(): { readonly left: number; readonly right: number }
  readonly ownerDocument: {
    readonly activeElement: unknown
    readonly documentElement: { readonly clientWidth: number }
    readonly defaultView: { getComputedStyle(of: unknown): { readonly overflowX: string } }
  }
}
const holdsFocus = (dialog: Part): boolean => dialog.contains(dialog.ownerDocument.activeElement)

const tooWide = (dialog: Part): string[] => {
  const { documentElement, defaultView } = dialog.ownerDocument
  const { left, right } = dialog.getBoundingClientRect()
  const isWithin = left >= 0 && right <= documentElement.clientWidth
  const wide = [dialog, ...dialog.children].filter(
    (part) => part.scrollWidth > part.clientWidth && defaultView.getComputedStyle(part).overflowX !== 'visible',
  )
  return [...(isWithin ? [] : [`stands beyond the edge: ${left} to ${right}`]), ...wide.map(() => 'scrolls sideways')]
}
