import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/**
 * The projects a service is built from, itself last, as its `tsconfig.json` and theirs refer to each other: the one
 * place where the arrows between projects are stated.
 * @param {string} project folder below the repository: `services/directory`
 * @returns {readonly string[]} folders below the repository
 */
export const projectsOf = (project) => {
  const found = new Set()
  const visit = (folder) => {
    if (found.has(folder)) return
    for (const { path } of referencesOf(folder)) visit(relative(root, join(root, folder, path)))
    found.add(folder)
  }
  visit(project)
  return [...found]
}

const referencesOf = (folder) => {
  const file = join(root, folder, 'tsconfig.json')
  if (!existsSync(file)) throw new Error(`${folder} is no project: it has no tsconfig.json`)
  return JSON.parse(readFileSync(file, 'utf8')).references ?? []
}

/** Programs that a project starts in threads, by their files. */
const THREADS = { 'services/face-match': ['dist/engine/face-worker'] }

/**
 * What has to be bundled of a service, by the name its bundle gets: its program as `service`, and threads where they are looked for.
 * @param {string} project `services/directory`
 * @returns {Readonly<Record<string, string>>} name of the bundle → file below the repository
 */
export const programsOf = (project) => {
  const threads = projectsOf(project).flatMap((folder) => (THREADS[folder] ?? []).map((file) => `${folder}/${file}`))
  const main = ['dist/main.js', 'dist/server/main.js'].find((file) => existsSync(join(root, project, file)))
  return { service: `${project}/${main}`, ...Object.fromEntries(threads.map((file) => [file, `${file}.js`])) }
}

/** What the page of the console is made of is bundled; what serves it is what every service has. */
const BUNDLED = 'services/console'

/** The projects whose production dependencies a process of the service needs. */
export const installedProjectsOf = (project) => projectsOf(project).filter((folder) => folder !== BUNDLED)
