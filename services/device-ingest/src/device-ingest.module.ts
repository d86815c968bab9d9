import { IMPORT_VAULT, importProviders, plainVault } from '@doorledger/csv'
import {
  followRetention,
  PURGING,
  PurgeWatch,
  PurgeWorker,
  serviceModule,
  type ServicePlatform,
} from '@doorledger/service'
import type { DynamicModule } from '@nestjs/common'
import { CommandNotifier } from './commands/command-notifier.js'
import { CommandQueue } from './commands/command-queue.js'
import { Deliveries } from './commands/deliveries.js'
import { WaitingCommands } from './commands/waiting-commands.js'
import { KnownCredentials } from './credentials/known-credentials.js'
import { SeedDecoders } from './decoding/seed-decoders.js'
import { ChangeDeviceAttributesController } from './features/change-device-attributes/change-device-attributes.controller.js'
import { PollCommandsController } from './features/command-devices/poll-commands.controller.js'
import { recordCommands } from './features/command-devices/record-commands.js'
import { ReplyToCommandController } from './features/command-devices/reply-to-command.controller.js'
import { ExportDevicesController } from './features/export-devices/export-devices.controller.js'
import { ListQuarantineController } from './features/handle-quarantine/list-quarantine.controller.js'
import { SettleQuarantineController } from './features/handle-quarantine/settle-quarantine.controller.js'
import { ImportDevicesController } from './features/import-devices/import-devices.controller.js'
import { ImportDevices } from './features/import-devices/import-devices.js'
import { interpretAuditBlocks } from './features/interpret-audit-blocks/interpret-audit-blocks.js'
import { IssueDeviceCredentialController } from './features/issue-device-credential/issue-device-credential.controller.js'
import { ListDevicesController } from './features/list-devices/list-devices.controller.js'
import { purgedBlocks } from './features/purge-old-blocks/purged-blocks.js'
import { ReceiveAuditBlockController } from './features/receive-audit-block/receive-audit-block.controller.js'
import { ReceivePhoneKeyEventController } from './features/receive-phone-key-event/receive-phone-key-event.controller.js'
import { Redecoder } from './features/redecode-records/redecoder.js'
import { RegisterDeviceController } from './features/register-device/register-device.controller.js'
import { ReplaceDecoderController } from './features/replace-decoder/replace-decoder.controller.js'
import { ShowDeviceSyncController } from './features/show-device-sync/show-device-sync.controller.js'
import { DEVICE_INGEST_OPTIONS, type DeviceIngestOptions, GROUP_PREFIX } from './options.js'

/** Takes in what devices report: first the bytes into the log, then what they mean. */
export class DeviceIngestModule {
  static register(platform: ServicePlatform, options: DeviceIngestOptions): DynamicModule {
    return {
      module: DeviceIngestModule,
      imports: [
        serviceModule(platform, {
          projections: [recordCommands],
          processors: [interpretAuditBlocks(options.exclusions), followRetention('device-ingest', purgedBlocks)],
        }),
      ],
      controllers: [
        RegisterDeviceController,
        ImportDevicesController,
        ExportDevicesController,
        ListDevicesController,
        ChangeDeviceAttributesController,
        IssueDeviceCredentialController,
        ReceiveAuditBlockController,
        ReceivePhoneKeyEventController,
        PollCommandsController,
        ReplyToCommandController,
        ShowDeviceSyncController,
        ListQuarantineController,
        SettleQuarantineController,
        ReplaceDecoderController,
      ],
      providers: [
        { provide: DEVICE_INGEST_OPTIONS, useValue: options },
        { provide: GROUP_PREFIX, useValue: platform.name },
        KnownCredentials,
        CommandNotifier,
        CommandQueue,
        Deliveries,
        WaitingCommands,
        SeedDecoders,
        { provide: PURGING, useValue: { service: 'device-ingest', tables: purgedBlocks } },
        PurgeWorker,
        PurgeWatch,
        Redecoder,
        ...importProviders({
          vault: { provide: IMPORT_VAULT, useValue: plainVault },
          kinds: [ImportDevices],
        }),
      ],
    }
  }
}
