import { mediaVariables } from '@doorledger/media'
import { join } from 'node:path'

/** Where an installation on one machine keeps pictures, unless it has a store for them. */
export const mediaFolderIn = (dataDir: string): string => join(dataDir, 'media')

const { MEDIA_DIR: _, ...stores } = mediaVariables

/** What can be set of the store where one process hosts all services: its folder is the installation's. */
export const hostedMediaVariables = stores
