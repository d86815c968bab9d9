import { deviceIngestService, deviceIngestVariables } from '@doorledger/device-ingest'
import { entry } from './catalogue-entry.js'

export const deviceIngest = entry({
  name: 'device-ingest',
  port: 8081,
  variables: deviceIngestVariables,
  hostedVariables: {},
  hosted: async (_config, { siteZone }) => deviceIngestService({ siteZone }),
})
