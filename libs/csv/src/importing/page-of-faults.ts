import { type CursorKind, decodeCursor, encodeCursor, type Page, pageFrom, type PageQuery } from '@doorledger/service'
import type { Pool } from 'pg'
import { z } from 'zod'
import type { ImportRef } from './import-vault.js'
import type { FaultView } from './import-view.js'

const position = z.tuple([z.int(), z.int()]).describe('Line, and the number of the fault')
const cursorKind: CursorKind<z.infer<typeof position>> = { name: 'import-faults', version: 1, position }

/** By line. */
export const pageOfFaults = async (
  database: Pool,
  { tenantId, importId }: ImportRef,
  { limit, cursor }: PageQuery,
): Promise<Page<FaultView>> => {
  const after = cursor === undefined ? [0, 0] : decodeCursor(cursorKind, cursor, importId)
  const { rows } = await database.query<FaultView & { readonly fault_no: number }>(
    `select fault_no, line, field, rule, detail from import_faults
     where tenant_id = $1 and import_id = $2 and (line, fault_no) > ($3, $4)
     order by line, fault_no limit $5`,
    [tenantId, importId, ...after, limit + 1],
  )
  const show = ({ line, field, rule, detail }: FaultView) => ({ line, field, rule, detail })
  return pageFrom(rows, limit, show, (last) => encodeCursor(cursorKind, [last.line, last.fault_no], importId))
}
