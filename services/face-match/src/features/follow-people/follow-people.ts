import { faceSettingsChanged, type FaceSettingsChanged, type UserErased, userErased } from '@doorledger/contracts'
import { inTransaction } from '@doorledger/database'
import { DATABASE, type EventContext, type EventHandlerOptions } from '@doorledger/service'
import { Controller, Inject } from '@nestjs/common'
import { destroyPersonKey } from '@doorledger/privacy'
import { Ctx, EventPattern, Payload } from '@nestjs/microservices'
import type { Pool } from 'pg'
import { EnrolFaces } from '../../enrolments/enrol-faces.js'
import { holdPerson } from '../../enrolments/hold-person.js'
import { destroyTemplates } from '../../enrolments/templates.js'
import { onceAvailable } from '../../pictures/once-available.js'
import { FACE_PLATFORM, type FacePlatform } from '../../tokens.js'

const forgetting: EventHandlerOptions = { group: 'face-match.forget-people', startAt: 'earliest' }
const enrolling: EventHandlerOptions = { group: 'face-match.enrol-everybody', startAt: 'earliest' }

/** What follows for templates when somebody is erased, and when comparing is switched on. */
@Controller()
export class FollowPeople {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(FACE_PLATFORM) private readonly platform: FacePlatform,
    private readonly faces: EnrolFaces,
  ) {}

  @EventPattern(userErased.type, forgetting)
  async forget(
    @Payload() { tenantid: tenantId, time, data: { userId } }: UserErased,
    @Ctx() context: unknown,
  ): Promise<void> {
    const owner = { tenantId, userId }
    const holder = { tenantId, personId: userId }
    await inTransaction(this.database, async (client) => {
      await holdPerson(client, owner)
      await destroyTemplates(client, tenantId, userId, time)
      await client.query('delete from face_people where tenant_id = $1 and user_id = $2', [tenantId, userId])
      // From here on nothing is written of this person: what is being uploaded now comes too late.
      await destroyPersonKey(client, holder, time)
    })
    const { logger, vault } = this.platform
    const { signal } = (context as EventContext).delivery
    await onceAvailable(() => vault.deleteAll(holder), { logger, signal })
  }

  @EventPattern(faceSettingsChanged.type, enrolling)
  async enrol(@Payload() { tenantid, data }: FaceSettingsChanged, @Ctx() context: unknown): Promise<void> {
    if (!data.settings.enabled) return
    const { signal } = (context as EventContext).delivery
    await onceAvailable(() => this.faces.enrolAll(tenantid, signal), { logger: this.platform.logger, signal })
  }
}
