import { CommandHandler, startOutboxRelay } from '@doorledger/postgres'
import type { Provider } from '@nestjs/common'
import type { ServicePlatform } from './service-platform.js'
import type { ServiceWork } from './service-work.js'
