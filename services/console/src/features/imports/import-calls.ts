import { answered, deviceIngest, directory } from '../../api/client'
import type { Import, ImportFault, Permission } from '../../api/types'

export const importKinds = ['people', 'keys', 'devices'] as const
export type ImportKind = (typeof importKinds)[number]

/** What it takes to hand a file in, and the columns that its first line may name. */
export const importRules: Readonly<Record<ImportKind, { readonly permission: Permission; readonly columns: string }>> =
  {
    people: {
      permission: 'user:write',
      columns: 'username,name,email,phone,roles,enabled,userNo,premisesId,externalIds',
    },
    keys: { permission: 'credential:write', columns: 'kind,number,label,holder,validFrom,validUntil' },
    devices: {
      permission: 'device:write',
      columns: 'id,kind,name,model,family,lockKind,zone,facilityPath,installedOn,expectedDbVersion,labels',
    },
  }

// The three imports are alike; each belongs to the service that keeps what comes out of it.
const paths = {
  people: '/v1/user-imports',
  keys: '/v1/credential-imports' as '/v1/user-imports',
  devices: '/v1/device-imports' as '/v1/user-imports',
} as const
const serviceOf = (kind: ImportKind) => (kind === 'devices' ? (deviceIngest as unknown as typeof directory) : directory)

export const startImport = (kind: ImportKind, csv: string, isDryRun: boolean): Promise<Import> =>
  answered(
    serviceOf(kind).POST(paths[kind], {
      params: { query: { dryRun: String(isDryRun) as never } },
      body: csv as never,
      bodySerializer: (text: unknown) => text as string,
      headers: { 'content-type': 'text/csv' },
    }),
  )

export const readImport = (kind: ImportKind, id: string): Promise<Import> =>
  answered(serviceOf(kind).GET(`${paths[kind]}/{id}`, { params: { path: { id } } }))

export const cancelImport = (kind: ImportKind, id: string): Promise<Import> =>
  answered(serviceOf(kind).DELETE(`${paths[kind]}/{id}`, { params: { path: { id } } }))

export const readFaults = (kind: ImportKind, id: string): Promise<readonly ImportFault[]> =>
  answered(serviceOf(kind).GET(`${paths[kind]}/{id}/faults`, { params: { path: { id }, query: { limit: 500 } } })).then(
    ({ items }) => items,
  )
