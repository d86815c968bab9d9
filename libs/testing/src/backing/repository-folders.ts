import { mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../../../', import.meta.url))

/** A folder of `deploy/local/`. */
export const recipeFolder = (name: string): string => join(root, 'deploy', 'local', name)

/**
 * A folder under `.backing/` that is filled once and kept. It appears under its name only when it is complete, so
 * test runs may ask for it at the same time and an interrupted download leaves nothing half-done in its place.
 */
export const cachedFolder = async (name: string, fill: (dir: string) => Promise<void>): Promise<string> => {
  const dir = join(root, '.backing', name)
  if (await exists(dir)) return dir
  await mkdir(dirname(dir), { recursive: true })
  const half = await mkdtemp(`${dir}.`)
  try {
    await fill(half)
    await rename(half, dir).catch(async (error: unknown) => {
      if (!(await exists(dir))) throw error
    })
  } finally {
    await rm(half, { recursive: true, force: true })
  }
  return dir
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )
