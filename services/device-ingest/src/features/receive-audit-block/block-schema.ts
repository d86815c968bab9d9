import type { ApiBodyOptions } from '@nestjs/swagger'
import { z } from 'zod'
import { MAX_RECORDS } from '../../domain/audit-block.js'

type SchemaObject = Extract<ApiBodyOptions, { schema: unknown }>['schema']

const block = z.object({
  audits: z
    .array(
      z.object({
        event: z.string().describe('2 to 16 hexadecimal digits: four of code, then data'),
        time: z.union([z.string(), z.int()]).describe('`YYYYMMDDHHMMSS`, by the clock of the device'),
        auditId: z
          .union([z.int().min(0).max(255), z.string()])
          .optional()
          .describe('0 to 255, then 0 again'),
      }),
    )
    .max(MAX_RECORDS)
    .describe('In the order of the device; may be empty'),
  nxtDbVerTS: z.string().optional().describe('Version of its database: `0x` and 16 hexadecimal digits'),
  lockId: z.int().min(0).max(65_535).optional().describe('Only after it changed; 65535 switches no-tour off'),
})

const { $schema: _, ...jsonSchema } = z.toJSONSchema(block)

/**
 * An audit block as source 2 has it, for the API reference only: what devices really send is read record by record, and
 * one bad record keeps no other out.
 */
export const blockSchema = {
  ...(jsonSchema as SchemaObject),
  example: {
    audits: [
      { event: '05070000', time: 20261113091752, auditId: 7 },
      { event: '05080000', time: 20261113092022, auditId: 8 },
    ],
    nxtDbVerTS: '0x08d16357eef73a69',
  },
}
