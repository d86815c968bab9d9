import { covers, type Rights } from '@doorledger/service'
import type { ReportRequest } from '../domain/report.js'

/** Whether somebody may tell a grant under duress from others, wherever a report is of. */
export const seesDuress = (rights: Rights, { premises }: Pick<ReportRequest, 'premises'>): boolean =>
  covers(rights.get('duress:read'), premises === undefined ? 'everywhere' : new Set(premises))
