import type { FactoryProvider, Provider, Type, ValueProvider } from '@nestjs/common'
import { CsvExports } from '../exporting/csv-exports.js'
import { CancelImport } from './cancel-import.js'
import type { ImportKind } from './import-job.js'
import { IMPORT_KINDS, ImportSteps } from './import-steps.js'
import type { ImportVault } from './import-vault.js'
import { Imports } from './imports.js'
import { ReceiveImport } from './receive-import.js'
import { WorkOffImports } from './work-off-imports.js'

export interface ImportParts {
  /** provides `IMPORT_VAULT` */
  readonly vault: ValueProvider<ImportVault> | FactoryProvider<ImportVault>
  readonly kinds: readonly Type<ImportKind>[]
}

/** Everything a service needs to import and export; its tables are in `migrations` of the service (`imports`). */
export const importProviders = ({ vault, kinds }: ImportParts): Provider[] => [
  vault,
  ...kinds,
  { provide: IMPORT_KINDS, useFactory: (...found: ImportKind[]): readonly ImportKind[] => found, inject: [...kinds] },
  ReceiveImport,
  ImportSteps,
  WorkOffImports,
  CancelImport,
  Imports,
  CsvExports,
]
