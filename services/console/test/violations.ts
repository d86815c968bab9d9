import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * What axe-core finds against WCAG 2.2 AA on the page as it stands; each names its rule and where.
 *
 * @param within the part that is looked at, by its selector; else all
 * @param rules those of axe, of what was looked at with all of them in another theme; else all
 */
export const violations = async (
  page: Page,
  within?: string,
  rules?: readonly string[],
): Promise<readonly string[]> => {
  // Past the policy of the page, which lets no script of others in.
  const session = await page.context().newCDPSession(page)
  const { result: known } = await session.send('Runtime.evaluate', { expression: 'typeof axe' })
  // It is long: once for a page that stays.
  if (known.value === 'undefined') await session.send('Runtime.evaluate', { expression: axe })
  const { result } = await session.send('Runtime.evaluate', {
    expression: `${SETTLED}.then(() => ${runIn(within, rules)})`,
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

const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What another theme or width may break of what is otherwise the same. */
export const RULES_OF_LOOKS = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size']

// Focus guards of open menus hand focus on as soon as they get it: nobody ever rests on one.
const runIn = (within: string | undefined, rules: readonly string[] | undefined): string =>
  `axe.run(${JSON.stringify({
    ...(within !== undefined && { include: [within] }),
    exclude: ['[data-base-ui-focus-guard]'],
  })}, ${JSON.stringify({
    runOnly: rules === undefined ? LEVELS : { type: 'rule', values: rules },
    resultTypes: ['violations'],
    preload: false,
  })}).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => id + ': ' + html.slice(0, 160) + ' ' + failureSummary)))`
