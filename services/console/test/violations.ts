import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * What axe-core finds against WCAG 2.2 AA on the page as it stands; each names its rule and where.
 *
 * @param within the part that is looked at, by its selector; else all
 */
export const violations = async (page: Page, within?: string): Promise<readonly string[]> => {
  // Past the policy of the page, which lets no script of others in.
  const session = await page.context().newCDPSession(page)
  await session.send('Runtime.evaluate', { expression: `window.axe ?? (() => { ${axe} })()` })
  const { result } = await session.send('Runtime.evaluate', {
    expression: `${SETTLED}.then(() => ${runIn(within)})`,
    awaitPromise: true,
    returnByValue: true,
  })
  await session.detach()
  return result.value as string[]
}

// What fades in or out is neither here nor there; what goes on for ever, as a skeleton does, is not waited for.
const SETTLED = `Promise.allSettled(document.getAnimations()
  .filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity)
  .map(({ finished }) => finished))`

// Focus guards of open menus hand focus on as soon as they get it: nobody ever rests on one.
const runIn = (within: string | undefined): string => `axe.run(${JSON.stringify({
  ...(within !== undefined && { include: [within] }),
  exclude: ['[data-base-ui-focus-guard]'],
})}, {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
  preload: false,
}).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => id + ': ' + html.slice(0, 160) + ' ' + failureSummary)))`
