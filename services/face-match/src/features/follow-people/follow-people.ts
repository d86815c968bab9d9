import { faceSettingsChanged, type FaceSettingsChanged, type UserErased, userErased } from '@doorledger/contracts'
import { inTransaction } from '@doorledger/database'
import { DATABASE, type EventContext, type EventHandlerOptions } from '@doorledger/service'
import { Controller, Inject } from '@nestjs/common'
import { Ctx, EventPattern, Payload } from '@nestjs/microservices'
import type { Pool } from 'pg'
import { EnrolFaces } from '../../enrolments/enrol-faces.js'
import { destroyTemplates } from '../../enrolments/templates.js'
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
  async forget(@Payload() { tenantid, time, data: { userId } }: UserErased): Promise<void> {
    await inTransaction(this.database, async (client) => {
      await destroyTemplates(client, tenantid, userId, time)
      await client.query('delete from face_people where tenant_id = $1 and user_id = $2', [tenantid, userId])
    })
    await this.platform.vault.deleteAll({ tenantId: tenantid, personId: userId })
  }

  @EventPattern(faceSettingsChanged.type, enrolling)
  async enrol(@Payload() { tenantid, data }: FaceSettingsChanged, @Ctx() context: unknown): Promise<void> {
    if (data.settings.enabled) await this.faces.enrolAll(tenantid, (context as EventContext).delivery.signal)
  }
}
