import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const routing = fileURLToPath(new URL('../src/app', import.meta.url))
const gallery = fileURLToPath(new URL('../../../docs/console', import.meta.url))
const MB = 1_000_000

/** It leads on to the first page that somebody may see. */
const notShown = ['/']

const routes = async (): Promise<readonly string[]> => {
  const files = (await readdir(routing)).filter((file) => /^router\.tsx$|-routes\.ts$/.test(file))
  const texts = await Promise.all(files.map((file) => readFile(join(routing, file), 'utf8')))
  return texts.flatMap((text) => [...text.matchAll(/path: '(\/[^']*)'/g)].map(([, path]) => path!))
}

describe('the gallery in docs/console', () => {
  it('shows each page of the console', async () => {
    const written = await readFile(join(gallery, 'pages.md'), 'utf8')
    const shown = [...written.matchAll(/^`(\/[^`?]*)/gm)].map(([, path]) => path!)
    const isShown = (route: string) => {
      const pattern = new RegExp(`^${route.replace('$id', '[^/]+')}$`)
      return shown.some((path) => pattern.test(path))
    }
    const all = await routes()
    expect(all.length).toBeGreaterThan(40)
    expect(all.filter((route) => !notShown.includes(route) && !isShown(route))).toEqual([])
  })

  it('has each picture in both themes and two widths, and no other, in no more than 4 MB', async () => {
    const written = await readFile(join(gallery, 'pages.md'), 'utf8')
    const named = [...written.matchAll(/src="pages\/([^"]+)"/g)].map(([, file]) => file!)
    const kept = await readdir(join(gallery, 'pages'))
    expect(kept.toSorted()).toEqual([...new Set(named)].toSorted())
    for (const look of ['light-1440', 'dark-1440', 'light-360', 'dark-360']) {
      expect(named.filter((file) => file.endsWith(`-${look}.webp`))).toHaveLength(named.length / 4)
    }
    const files = await readdir(gallery, { recursive: true })
    const sizes = await Promise.all(files.map(async (file) => (await stat(join(gallery, file))).size))
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(4 * MB)
  })
})
