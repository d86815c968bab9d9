import type { CsvDelimiter } from '@doorledger/kernel'
import { z } from 'zod'

const DELIMITERS: Readonly<Record<string, CsvDelimiter>> = { comma: ',', ',': ',', semicolon: ';', ';': ';' }

/** In which form somebody wants a CSV file, as parameters of a query. */
export const csvFormParameters = {
  delimiter: z
    .enum(['comma', 'semicolon', ',', ';'])
    .default('comma')
    .transform((named): CsvDelimiter => DELIMITERS[named]!)
    .describe('Between cells: spreadsheets expect a semicolon where the comma is the decimal sign'),
  bom: z
    .stringbool({ truthy: ['true'], falsy: ['false'], error: 'must be true or false' })
    .default(false)
    .describe('Whether a byte order mark comes first, by which Excel knows UTF-8'),
}

export const csvForm = z.strictObject(csvFormParameters)
export type CsvForm = z.output<typeof csvForm>

/** What a file of this form begins with. */
export const csvBeginning = ({ bom }: CsvForm): string => (bom ? '\uFEFF' : '')
