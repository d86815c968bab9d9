import type { PersonKeys } from '@doorledger/privacy'
import { LOGGER } from '@doorledger/service'
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common'
import type { Logger } from 'pino'
import { PERSON_KEYS } from '../../personal-data/person-keys.js'

/**
 * Whenever the directory starts, people's keys that lie under an older wrapping key are wrapped under the first one.
 * Replacing it takes no more than a new line in front of the old one, and a start.
 */
@Injectable()
export class RewrapPersonKeys implements OnApplicationBootstrap {
  constructor(
    @Inject(PERSON_KEYS) private readonly keys: PersonKeys,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const keys = await this.keys.rewrap()
    if (keys > 0) this.logger.info({ keys }, 'People’s keys lie under the first wrapping key now; older ones can go')
  }
}
