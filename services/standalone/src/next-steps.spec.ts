import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { nextSteps } from './next-steps.js'

describe('what a person does next', () => {
  it('can be pasted into a shell, even when the data folder has spaces and quotes in its name', () => {
    const folder = mkdtempSync(join(tmpdir(), "door ledger's "))
    const tokenFile = join(folder, 'admin-token')
    writeFileSync(tokenFile, 'dl_api_secret\n')
    const [header] =
      nextSteps('http://127.0.0.1:8080', { token: tokenFile, password: 'p' }).match(
        /"Authorization: Bearer \$\(cat .*?\)"/,
      ) ?? []
    expect(execFileSync('sh', ['-c', `printf %s ${header}`], { encoding: 'utf8' })).toBe(
      'Authorization: Bearer dl_api_secret',
    )
  })

  it('begins with the console, and a link that signs in as long as the one-time password does', () => {
    const files = { token: 'admin-token', password: 'admin-password' }
    expect(nextSteps('http://127.0.0.1:8080', files, { password: 'one-time', isTerminal: true })).toContain(
      '  Console              http://127.0.0.1:8080/sign-in#first=one-time\n',
    )
    const kept = nextSteps('http://127.0.0.1:8080', files, { password: 'one-time', isTerminal: false })
    expect(kept).not.toContain('one-time\n')
    expect(kept).not.toContain('#first')
    expect(kept).toContain('the one-time password in admin-password')
    const later = nextSteps('http://127.0.0.1:8080', files)
    expect(later).toContain('  Console              http://127.0.0.1:8080\n')
    expect(later).not.toContain('First sign-in')
  })
})
