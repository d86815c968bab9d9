import { type Browser, chromium } from 'playwright-core'
import { BackingServiceMissing } from '../backing/backing-service.js'
import { answers, found, run } from '../backing/system-command.js'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const REMEDY = 'Install Chromium (apt-get install chromium), or set CHROMIUM_PATH to its executable.'

/**
 * A real Chromium, without a window: that of `CHROMIUM_PATH`, one on the PATH, or Debian's package.
 * @throws {BackingServiceMissing} when there is none and it cannot be installed
 */
export const startChromium = async (): Promise<Browser> =>
  chromium.launch({
    executablePath: await chromiumPath(),
    // Its sandbox takes namespaces that root in a container has not; it opens pages of ours only.
    args: process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : ['--disable-gpu'],
  })

const chromiumPath = async (): Promise<string> => {
  const given = process.env['CHROMIUM_PATH']
  if (given) return given
  for (const name of names) if (await answers(name, '--version')) return resolved(name)
  const debian = { command: 'chromium', versionFlag: '--version', debianPackage: 'chromium', remedy: REMEDY }
  if (await found(debian)) return resolved(debian.command)
  throw new BackingServiceMissing(`The tests of the console need a browser. ${REMEDY}`)
}

/** playwright wants a path, not a name. */
const resolved = async (command: string): Promise<string> => (await run('which', [command])).trim()
