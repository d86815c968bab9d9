import { join } from 'node:path'
import { recipeFolder } from './repository-folders.js'
import { required, run } from './system-command.js'

/** Runs goals of Maven's dependency plugin on `deploy/local/<recipe>/pom.xml`. */
export const mavenDependency = async (
  recipe: string,
  goal: string,
  settings: Record<string, string>,
): Promise<void> => {
  const maven = await required({
    command: 'mvn',
    versionFlag: '--version',
    debianPackage: 'maven',
    remedy: 'Install Maven (Debian: apt-get install maven; macOS: brew install maven), which fetches the jars.',
  })
  process.stderr.write(`Fetching ${recipe} from Maven Central …\n`)
  const defines = Object.entries(settings).map(([name, value]) => `-D${name}=${value}`)
  await run(maven, ['-q', '-B', '-f', join(recipeFolder(recipe), 'pom.xml'), `dependency:${goal}`, ...defines])
}
