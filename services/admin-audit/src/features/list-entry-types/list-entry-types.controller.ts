import { type EntryType, entryTypes } from '@doorledger/contracts'
import { Scoped, RequiresInPremises } from '@doorledger/service'
import { Controller, Get } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import { z } from 'zod'

const entryTypeView = z.object({
  label: z.string().describe('Exactly as people know it'),
  code: z.string().describe('Stable; two labels may share one'),
  operations: z.array(z.string()).describe('What may have been done; others are accepted of integrations'),
  inferred: z.boolean().describe('Whether the operations are proposed, because the source names none'),
  emittedBy: z.enum(['doorledger', 'integrations']),
  cause: z.string().describe('The action that causes the entry'),
  follows: z.array(z.string()).describe('Codes of entries that may follow'),
  beyondSource: z.boolean().describe('Whether Doorledger adds it to the catalogue of the source'),
})

@ApiTags('Audit log')
@Controller('v1/audit-entry-types')
@RequiresInPremises('audit:read')
export class ListEntryTypesController {
  @Get()
  @ApiOperation({ summary: 'The catalogue of audit entries' })
  @ApiOkResponse({ standardSchema: z.object({ items: z.array(entryTypeView) }) })
  list(@Scoped() _: unknown): { items: readonly EntryType[] } {
    return { items: entryTypes }
  }
}
