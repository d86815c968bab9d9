import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { faultsOfDialogs, makeWhatOpens } from './every-dialog.js'
import { describeManyPremises } from './many-premises.js'
import { LONG_NAME, SCRIPT } from './office.js'
import { newcomer } from './running-console.js'
import { opened, rowsOf, type Told, wentOn } from './stories/told.js'
import { RULES_OF_LOOKS, violations } from './violations.js'

const paths = [
  '/dashboard',
  '/reports',
  '/report-schedules',
  '/saved-views',
  '/reviews',
  '/retention',
  '/legal-holds',
  '/purges',
  '/erasure-requests',
  '/access-log',
  '/access-log?result=denied&q=nothing',
  '/audit-log',
  '/user-activity',
  '/user-activity?user=administrator&q=door',
  '/locks',
  '/locks/front-door',
  '/devices',
  '/lockdown',
  '/premises',
  '/people',
  '/people/administrator',
  '/keys',
  '/groups',
  '/roles',
  '/faces',
  '/system',
  '/api-tokens',
  '/webhooks',
  '/account',
  '/alerts',
  '/doors',
  '/doors/lobby',
  '/access-rules',
  '/schedules',
  '/holidays',
  '/macros',
  '/explain?door=lobby',
  '/replay',
  '/presence?area=harbour',
  '/imports?kind=people',
  '/dead-letters',
  '/quarantine',
  '/licenses',
  '/ui-parts',
]

/** Each theme at each width; where a width was looked at by all rules before, by those that a theme may break. */
const looks = [
  ['light', 1440],
  ['dark', 1440, RULES_OF_LOOKS],
  ['dark', 360],
  ['light', 360, RULES_OF_LOOKS],
] as const

/** Some forty pages and fifty dialogs, each looked at by axe four times. */
const HUNDREDS_OF_LOOKS_MS = 900_000

/** Each page as it stands after all that was done before: what axe finds, how wide it is, and what it says when it cannot. */
export const describeEveryPage = (told: () => Told): void => {
  const go = async (path: string) => {
    const { running, page } = told()
    await opened(page, running, path)
  }
  const rows = () => rowsOf(told().page)

  describe('every page', () => {
    beforeAll(async () => {
      paths.push(`/groups/${await told().office.plant()}`, '/people/long', '/locks/trap')
    })

    it('shows names as text, whatever they hold: markup, Arabic, Thai, emoji, 200 characters', async () => {
      const { running, page } = told()
      await go('/people')
      for (const name of [SCRIPT, LONG_NAME, 'ليلى الأحمد 🔑', 'สมชาย ใจดี'])
        await page.getByText(name).first().waitFor()
      for (const path of ['/locks', '/access-log', '/audit-log', '/devices', '/doors', '/access-rules', '/groups']) {
        await wentOn(page, running, path)
        await rows().getByText(SCRIPT).first().waitFor()
      }
      expect(await page.evaluate('window.planted')).toBeUndefined()
    })

    const faultsOf = async (tab: Page, path: string): Promise<string[]> => {
      const faults: string[] = []
      for (const [colorScheme, width, rules] of looks) {
        await tab.setViewportSize({ width, height: 860 })
        await tab.emulateMedia({ colorScheme })
        faults.push(
          ...(await violations(tab, undefined, rules)).map((fault) => `${path}, ${colorScheme}, ${width}: ${fault}`),
        )
        const overflow = await tab.evaluate('document.documentElement.scrollWidth - innerWidth')
        if (overflow !== 0) faults.push(`${path}, ${width}: ${String(overflow)} px too wide`)
      }
      return faults
    }

    it(
      'has no fault that axe finds and does not scroll sideways, with each of its dialogs, in both themes, 360 and 1440 pixels wide',
      { timeout: HUNDREDS_OF_LOOKS_MS },
      async () => {
        const { running, page } = told()
        const faults: string[] = []
        const left = [...paths, ...(await makeWhatOpens(told()))]
        // While one tab waits for its page, the other is looked at.
        const lookThrough = async (tab: Page) => {
          for (let path = left.shift(); path !== undefined; path = left.shift()) {
            await wentOn(tab, running, path)
            // The page with all parts shows that one, too.
            if (path !== '/ui-parts') await expect.poll(() => tab.getByText('Loading …').count()).toBe(0)
            faults.push(...(await faultsOf(tab, path)), ...(await faultsOfDialogs(tab, path, looks)))
          }
        }
        const other = await page.context().newPage()
        await Promise.all([page, other].map((tab) => opened(tab, running, '/account')))
        await Promise.all([lookThrough(page), lookThrough(other)])
        await other.close()
        expect(faults).toEqual([])
      },
    )

    it('that cannot be read, or is none, says so and what to do, and has no fault either', async () => {
      const { running, page } = told()
      const groups = '**/v1/groups?*'
      const unreachable = async (tab: Page) => {
        await tab.route(groups, (route) => route.abort())
        await tab.goto(`${running.address}/groups`)
        await tab.getByRole('button', { name: 'Try again' }).waitFor()
        const faults = await faultsOf(tab, '/groups')
        await tab.unroute(groups)
        // By itself, as the server can be reached again.
        await rowsOf(tab).first().waitFor()
        return faults
      }
      const refused = async (tab: Page) => {
        // What the server refuses stays refused until somebody asks again.
        await tab.route(groups, (route) => route.fulfill({ status: 500, json: { title: 'Out of order' } }))
        await tab.goto(`${running.address}/groups`)
        await tab.getByText('Out of order').waitFor()
        const faults = await faultsOf(tab, '/groups')
        await tab.unroute(groups)
        await tab.getByRole('button', { name: 'Try again' }).click()
        await rowsOf(tab).first().waitFor()
        return faults
      }
      const missing = async (tab: Page) => {
        await tab.goto(`${running.address}/nowhere`)
        await tab.getByRole('heading', { level: 1 }).waitFor()
        const faults = await faultsOf(tab, '/nowhere')
        await opened(tab, running, '/people')
        await tab.getByRole('searchbox').fill('nobody is called so')
        await tab.getByText('Nothing found').waitFor()
        return [...faults, ...(await faultsOf(tab, '/people'))]
      }
      // One tab waits for the server while the other is looked at.
      const other = await page.context().newPage()
      const [atFirst, then] = await Promise.all([
        unreachable(page),
        refused(other).then(async (faults) => [...faults, ...(await missing(other))]),
      ])
      await other.close()
      expect([...atFirst, ...then]).toEqual([])
    })

    it('whose permission is missing says which, and has no fault either', async () => {
      const { running } = told()
      const auditor = await newcomer(running, 'employee', 'Emil Dahl')
      await auditor.goto(`${running.address}/api-tokens`)
      await auditor.getByText('You may not see this').waitFor()
      expect(await faultsOf(auditor, '/api-tokens')).toEqual([])
      await auditor.context().close()
    })

    describeManyPremises(told)

    it('kept to its content security policy throughout', () => expect(told().running.complaints).toEqual([]))
  })
}
