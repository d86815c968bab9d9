import { deviceIngestService, deviceIngestVariables } from '@doorledger/device-ingest'
import {
  adminAuditIntake,
  deviceAuditBlocks,
  deviceCommands,
  deviceDecoders,
  deviceEvents,
  retentionEvents,
} from '@doorledger/contracts'
import { entry } from './catalogue-entry.js'

export const deviceIngest = entry({
  name: 'device-ingest',
  port: 8081,
  publishes: [adminAuditIntake, deviceAuditBlocks, deviceCommands, deviceDecoders, deviceEvents, retentionEvents],
  variables: deviceIngestVariables,
  hostedVariables: {},
  hosted: async (_config, { siteZone }) => deviceIngestService({ siteZone }),
})
