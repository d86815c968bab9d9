import { describe, expect, it } from 'vitest'
import { configurationPage } from './configuration-table.js'
import { distributedVariables } from './variables.js'

describe('the configuration page', () => {
  const page = configurationPage([{ name: 'audit-trail', schema: distributedVariables }])

  it('has a section for each process', () => expect(page).toContain('## audit-trail'))

  it('shows defaults', () => expect(page).toContain('| `PORT` | `8080` | Port to listen on; 0 takes a free one |'))

  it('says what must be given', () => expect(page).toMatch(/\| `DATABASE_URL` \| \*\*refuses to start\*\* \| Postgres/))

  it('names every variable', () => {
    for (const name of Object.keys(distributedVariables.shape)) expect(page).toContain(`\`${name}\``)
  })
})
