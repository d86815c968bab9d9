import { keysetPage, type Page, type PageQuery } from '@doorledger/service'
import type { Pool } from 'pg'
import { z } from 'zod'
import type { ImportRef } from './import-vault.js'
import type { FaultView } from './import-view.js'

const position = z.tuple([z.int(), z.int()]).describe('Line, and the number of the fault')
const cursorKind = { name: 'import-faults', version: 1, position }

/** By line. */
export const pageOfFaults = async (
  database: Pool,
  { tenantId, importId }: ImportRef,
  query: PageQuery,
): Promise<Page<FaultView>> => {
  const page = keysetPage(cursorKind, query, importId)
  const { rows } = await database.query<FaultView & { readonly fault_no: number }>(
    `select fault_no, line, field, rule, detail from import_faults
     where tenant_id = $1 and import_id = $2 and (line, fault_no) > ($3, $4)
     order by line, fault_no limit $5`,
    [tenantId, importId, ...(page.after ?? [0, 0]), page.readLimit],
  )
  const show = ({ line, field, rule, detail }: FaultView) => ({ line, field, rule, detail })
  return page.of(rows, show, (last) => [last.line, last.fault_no])
}
