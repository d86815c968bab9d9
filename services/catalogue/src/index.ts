export type { CatalogueEntry, Installation } from './catalogue-entry.js'
export { adminPasswordFileIn, adminTokenFileIn } from './directory.js'
export { hostedVariables, installationEnvironment, serviceCatalogue } from './service-catalogue.js'
