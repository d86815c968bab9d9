import openapiTS, { astToString } from 'openapi-typescript'

/** One file of TypeScript for each OpenAPI document among the pages: what the console's client is typed by. */
export const clientTypes = async (pages) => {
  const files = new Map()
  for (const [file, text] of pages) {
    const [, service] = /openapi\/(.+)\.json$/.exec(file) ?? []
    if (service === undefined) continue
    files.set(
      `${service}.ts`,
      `/* Generated from ${file}: npm run generate */\n${await typesOf(JSON.parse(text, withoutIds))}`,
    )
  }
  return files
}

/** Calls are typed by their paths: ids of operations are for other generators. */
const withoutIds = (key, value) => (key === 'operationId' && typeof value === 'string' ? undefined : value)

const typesOf = async (document) => astToString(await openapiTS(document, { alphabetize: true }))
