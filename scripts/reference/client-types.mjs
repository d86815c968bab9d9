import openapiTS, { astToString } from 'openapi-typescript'

/** One file of TypeScript for each OpenAPI document among the pages: what the console's client is typed by. */
export const clientTypes = async (pages) => {
  const files = new Map()
  for (const [file, text] of pages) {
    const [, service] = /openapi\/(.+)\.json$/.exec(file) ?? []
    if (service === undefined) continue
    files.set(`${service}.ts`, `/* Generated from ${file}: npm run generate */\n${await typesOf(JSON.parse(text))}`)
  }
  return files
}

const typesOf = async (document) => astToString(await openapiTS(document, { alphabetize: true }))
