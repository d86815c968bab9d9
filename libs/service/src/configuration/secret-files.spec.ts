import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { withSecretFiles } from './secret-files.js'
import { distributedVariables } from './variables.js'

describe('secrets in files', () => {
  const dir = mkdtempSync(join(tmpdir(), 'doorledger-secrets-'))
  afterAll(() => rmSync(dir, { recursive: true }))
  const file = join(dir, 'database-url')
  writeFileSync(file, 'postgres://doorledger:secret@db/doorledger\n')

  it('are read where the variable itself is not given', () => {
    const env = withSecretFiles(distributedVariables, { DATABASE_URL_FILE: file })
    expect(env['DATABASE_URL']).toBe('postgres://doorledger:secret@db/doorledger')
  })

  it('give way to the variable itself', () => {
    const env = withSecretFiles(distributedVariables, { DATABASE_URL_FILE: file, DATABASE_URL: 'postgres://other' })
    expect(env['DATABASE_URL']).toBe('postgres://other')
  })

  it('are missed by the name of the variable, without what is in them', () => {
    const read = () => withSecretFiles(distributedVariables, { REDIS_URL_FILE: join(dir, 'gone') })
    expect(read).toThrow(/REDIS_URL_FILE: cannot be read \(ENOENT\)/)
  })

  it('leave variables alone that name files by themselves', () => {
    const schema = distributedVariables.extend({ KAFKA_SSL_CA: distributedVariables.shape.KAFKA_SSL_CA_FILE })
    expect(withSecretFiles(schema, { KAFKA_SSL_CA_FILE: file })['KAFKA_SSL_CA']).toBeUndefined()
  })
})
