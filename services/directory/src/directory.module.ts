import type { KeySource } from '@doorledger/privacy'
import { followRetention, serviceModule, type ServicePlatform, SITE_ZONE } from '@doorledger/service'
import type { DynamicModule } from '@nestjs/common'
import { AuthenticationModule, type AuthenticationOptions } from './authentication.module.js'
import { CredentialsModule } from './credentials.module.js'
import { devicePlacesSource } from './features/place-devices/device-places.js'
import { confirmErasure, erasureConfirmationsSource } from './features/show-erasure/erasure-confirmations.js'
import { FilesModule } from './files.module.js'
import { PeopleModule } from './people.module.js'

export interface DirectoryOptions extends AuthenticationOptions {
  /** the keys that wrap people's data keys */
  readonly wrappingKeys: KeySource
  /** the key by which numbers of credentials are found again */
  readonly lookupKey: KeySource
  /** IANA zone of the site: decides when a day begins that something is valid from, and ends */
  readonly siteZone: string
}

/** People, what opens doors for them, and who may call the API. */
export class DirectoryModule {
  static register(platform: ServicePlatform, options: DirectoryOptions): DynamicModule {
    const base = DirectoryPlatform.register(platform, options.siteZone)
    const people = PeopleModule.register(base, options.wrappingKeys)
    const credentials = CredentialsModule.register(base, options.lookupKey)
    const authentication = AuthenticationModule.register(base, people, options)
    const files = FilesModule.register(base, [people, credentials])
    return { module: DirectoryModule, imports: [base, people, credentials, authentication, files] }
  }
}

/** What the modules of this service share: its log, its database, its views and the zone of the site. */
class DirectoryPlatform {
  static register(platform: ServicePlatform, siteZone: string): DynamicModule {
    const service = serviceModule(platform, {
      projections: [devicePlacesSource, erasureConfirmationsSource],
      processors: [confirmErasure, followRetention('directory', [])],
    })
    return {
      module: DirectoryPlatform,
      imports: [service],
      providers: [{ provide: SITE_ZONE, useValue: siteZone }],
      exports: [service, SITE_ZONE],
    }
  }
}
