import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Ajv from 'ajv'
import addFormats from 'ajv-formats'

/** Of the Compose Specification: https://github.com/compose-spec/compose-spec */
const MODULE = 'github.com/compose-spec/compose-go/v2@v2.16.2'

/** @returns {string[] | undefined} what the schema refuses; undefined where Go, which fetches it, is not there */
export const schemaFindings = (compose) => {
  const { stdout } = spawnSync('go', ['mod', 'download', '-json', MODULE], { encoding: 'utf8' })
  const { Dir } = stdout ? JSON.parse(stdout) : {}
  if (Dir === undefined) return undefined
  const schema = JSON.parse(readFileSync(join(Dir, 'schema', 'compose-spec.json'), 'utf8'))
  const ajv = new Ajv({ strict: false, allErrors: true })
  addFormats(ajv)
  // formats of Docker's own, which no library checks
  for (const format of ['duration', 'ports', 'expose', 'subnet_ip_address']) ajv.addFormat(format, true)
  const isValid = ajv.compile({ ...schema, $schema: undefined })
  return isValid(compose) ? [] : isValid.errors.map(({ instancePath, message }) => `${instancePath} ${message}`)
}
