import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { looks } from './camera.mjs'
import { allPages } from './pages.mjs'

/** Writes the page that shows the pictures, beside their folder. */
export const writePage = async (folder) => {
  const file = join(dirname(folder), 'pages.md')
  await writeFile(file, await format(written(), { ...(await resolveConfig(file)), filepath: file }))
}

const written = () => {
  const groups = [...new Set(allPages.map(({ group }) => group))]
  return [
    '# Each page of the console',
    'In light and dark, 1,440 and 360 pixels wide. `scripts/gallery.mjs` takes the pictures over what `npm run demo` plays and a week of an office beside it, and writes this page.',
    ...groups.flatMap((group) => [`## ${group}`, ...allPages.filter((page) => page.group === group).map(pictured)]),
  ].join('\n\n')
}

const pictured = ({ path, name, title, sentence }) =>
  `### ${title}\n\n\`${path.pattern ?? path.split('#')[0]}\` ${sentence}\n\n${looks.map((look) => image(name, title, look)).join('\n')}`

const image = (name, title, { theme, width }) =>
  `<img src="pages/${name}-${theme}-${width}.webp" alt="${title}, ${theme}, ${width} pixels wide" width="${width === 360 ? 180 : 480}">`
