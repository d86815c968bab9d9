import { apiTokenIssued, type ApiTokenIssued, type FactOf } from '@doorledger/contracts'
import { openPool } from '@doorledger/database'
import { aggregate, CommandHandler } from '@doorledger/event-store'
import { newId } from '@doorledger/kernel'
import { auditTrailDatabase } from '../audit-trail-database.ts'
import type { Backing } from '../backing.ts'
import { type Figure, median } from '../figure.ts'

const ROUNDS = 400

type Fact = FactOf<ApiTokenIssued>

const tokens = aggregate({
  name: 'bench-token',
  decider: {
    initial: { issued: false },
    decide: ({ tokenId }: { readonly tokenId: string }): readonly Fact[] => [
      { type: 'api_token.issued', data: { ...apiTokenIssued.example, tokenId } },
    ],
    evolve: () => ({ issued: true }),
  },
  events: [apiTokenIssued],
})

/** What it costs a command that its action is reported in the same transaction. */
export async function* reportingCost(backing: Backing): AsyncGenerator<Figure> {
  const url = await auditTrailDatabase(backing)
  const database = openPool(url, { schema: 'audit_trail', applicationName: 'bench' })
  const commands = new CommandHandler({ database, service: 'bench', relay: { wake: () => undefined } })
  const once = async (isReported: boolean): Promise<number> => {
    const id = newId()
    const action = { name: 'api-token.issue', permission: 'token:write' as const, target: undefined, reported: false }
    const by = { tenantId: 'default', actor: 'user:bench', ...(isReported && { action }) }
    const startedAt = performance.now()
    await commands.handle({ aggregate: tokens, id, by }, { tokenId: id })
    return performance.now() - startedAt
  }
  const [without, withReport]: [number[], number[]] = [[], []]
  for (let round = 0; round < ROUNDS; round += 1) {
    without.push(await once(false))
    withReport.push(await once(true))
  }
  await database.end()
  yield {
    name: 'command with its report ÷ the same without',
    ratio: median(withReport) / median(without),
    bound: { atMost: 1.15 },
    detail: `${median(withReport).toFixed(2)} ms against ${median(without).toFixed(2)} ms, median of ${ROUNDS} each, in turn`,
  }
}
