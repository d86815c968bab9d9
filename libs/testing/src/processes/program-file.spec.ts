import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { programFile } from './program-file.js'

const MAIN = 'services/standalone/dist/main.js'
const compiled = (file: string) => fileURLToPath(new URL(`../../../../${file}`, import.meta.url))

describe('a program that a test starts', () => {
  let bundles: string
  beforeAll(() => {
    bundles = mkdtempSync(join(tmpdir(), 'doorledger-bundles-'))
    mkdirSync(dirname(join(bundles, MAIN)), { recursive: true })
    writeFileSync(join(bundles, MAIN), '')
  })
  afterAll(() => rmSync(bundles, { recursive: true }))

  it('is the bundle in a run that made one', () => {
    expect(programFile(MAIN, bundles)).toBe(join(bundles, MAIN))
  })

  it('is what was compiled last where nothing was bundled, whatever lies about', () => {
    expect(programFile(MAIN, '')).toBe(compiled(MAIN))
    expect(programFile('scripts/demo.mjs', bundles)).toBe(compiled('scripts/demo.mjs'))
  })
})
