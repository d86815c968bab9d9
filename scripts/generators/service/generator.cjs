const { generateFiles, names } = require('@nx/devkit')
const { join } = require('node:path')

const CATALOGUE = 'services/catalogue/src'

/** `npx nx generate ./scripts/generators/generators.json:service <name>`: makes a service and puts it in the catalogue. */
module.exports = (tree, { name, description }) => {
  const folder = `services/${name}`
  if (tree.exists(folder)) throw new Error(`${folder} is there already`)
  const { className, propertyName } = names(name)
  const title = className.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  const shown = { name, className, propertyName, title, description: description || `${title}.`, tmpl: '' }
  generateFiles(tree, join(__dirname, 'files'), folder, { ...shown, port: freePort(tree), versions: versionsOf(tree) })
  tree.rename(`${folder}/catalogue-entry.ts`, `${CATALOGUE}/${name}.ts`)
  addToCatalogue(tree, name, propertyName)
  refer(tree, 'tsconfig.json', folder, 'services/catalogue')
  refer(tree, 'services/catalogue/tsconfig.json', `../${name}`)
}

/** The one after the last that a service listens on. */
const freePort = (tree) => {
  const ports = tree
    .children(CATALOGUE)
    .flatMap((file) => [...tree.read(`${CATALOGUE}/${file}`, 'utf8').matchAll(/\bport: (\d+)/g)])
    .map(([, port]) => Number(port))
  return Math.max(...ports) + 1
}

/** Packages in the releases that the other services pin. */
const versionsOf = (tree) => JSON.parse(tree.read('services/directory/package.json', 'utf8')).dependencies

const addToCatalogue = (tree, name, propertyName) => {
  const path = `${CATALOGUE}/service-catalogue.ts`
  const text = tree.read(path, 'utf8')
  const imported = text.replace(
    /(import (?:(?!\n\n)[\s\S])*)\n\n/,
    `$1\nimport { ${propertyName} } from './${name}.js'\n\n`,
  )
  tree.write(path, imported.replace(/(serviceCatalogue: [^[]*\[\][^[]*\[[^\]]*)\]/, `$1  ${propertyName},\n]`))
}

/** Before the project that needs it built, or at the end; the rest of the file stays as it is written. */
const refer = (tree, path, project, before) => {
  const line = `{ "path": "${project}" }`
  const text = tree.read(path, 'utf8')
  const added =
    before === undefined
      ? text.replace(/(\n {4}\{ "path": [^\n]*\})\n {2}\]/, `$1,\n    ${line}\n  ]`)
      : text.replace(`{ "path": "${before}" }`, `${line},\n    { "path": "${before}" }`)
  tree.write(path, added)
}
