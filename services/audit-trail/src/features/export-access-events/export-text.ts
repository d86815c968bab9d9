import { csvBeginning, type CsvForm } from '@doorledger/csv'
import { csvLine, type CsvValue } from '@doorledger/kernel'
import type { AccessEventView } from '../../access-log/access-event-view.js'

/** How rows become a file: what stands before them, each of them, and after them. */
export interface ExportText {
  readonly mediaType: string
  readonly extension: string
  readonly head: string
  line(row: AccessEventView, first: boolean): string
  readonly tail: string
}

const csvColumns: readonly (readonly [name: string, value: (row: AccessEventView) => CsvValue])[] = [
  ['id', ({ id }) => id],
  ['seq', ({ seq }) => seq],
  ['occurredAt', ({ occurredAt }) => occurredAt],
  ['recordedAt', ({ recordedAt }) => recordedAt],
  ['occurredLocal', ({ occurredLocal }) => occurredLocal],
  ['zone', ({ zone }) => zone],
  ['flags', ({ flags }) => flags.join(' ')],
  ['deviceId', ({ accessDevice }) => accessDevice.id],
  ['deviceName', ({ accessDevice }) => accessDevice.name],
  ['facilityPath', ({ accessDevice }) => accessDevice.facilityPath],
  ['premisesNames', ({ accessDevice }) => accessDevice.premises.map(({ id, name }) => name ?? id).join(' / ')],
  ['doorId', ({ door }) => door?.id],
  ['doorName', ({ door }) => door?.name],
  ['userId', ({ user }) => user?.id],
  ['userNo', ({ user }) => user?.userNo],
  ['userName', ({ user }) => user?.name],
  ['accessType', ({ accessType }) => accessType],
  ['credentialKind', ({ credential }) => credential?.kind],
  ['credentialLast4', ({ credential }) => credential?.last4],
  ['result', ({ result }) => result],
  ['reason', ({ reason }) => reason],
  ['reasonText', ({ reasonText }) => reasonText],
  ['decision', ({ decision }) => decision],
  ['actionKind', ({ action }) => action?.kind],
  ['actionName', ({ action }) => action?.name],
  ['provenance', ({ provenance }) => provenance.map(({ kind, code }) => (code ? `${kind}:${code}` : kind)).join(' ')],
  ['match', ({ match }) => match?.text],
  ['policyDecision', ({ policyDecision }) => policyDecision],
  ['policyVersion', ({ policyVersion }) => policyVersion],
]

/** RFC 4180 with a header row; times in UTC. */
const csv = (form: CsvForm): ExportText => ({
  mediaType: 'text/csv; charset=utf-8; header=present',
  extension: 'csv',
  head:
    csvBeginning(form) +
    csvLine(
      csvColumns.map(([name]) => name),
      form.delimiter,
    ),
  line: (row) =>
    csvLine(
      csvColumns.map(([, value]) => value(row)),
      form.delimiter,
    ),
  tail: '',
})

/** One array, a row a line, each as the list shows it. */
const json: ExportText = {
  mediaType: 'application/json; charset=utf-8',
  extension: 'json',
  head: '[',
  line: (row, first) => `${first ? '\n' : ',\n'}${JSON.stringify(row)}`,
  tail: '\n]\n',
}

/** The form is that of CSV; JSON has one only. */
export const exportText = (format: 'csv' | 'json', form: CsvForm): ExportText => (format === 'csv' ? csv(form) : json)
