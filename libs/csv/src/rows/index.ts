/** What a row of a file is and says: the pure part, for the domain of services. */
export { columnsIn, type ImportColumns } from './import-columns.js'
export { cellsOf, type ImportRow, type RowFault } from './import-row.js'
export { faultsOf, readRow } from './read-row.js'
