import type { CommandHandler } from '@doorledger/event-store'
import { type Caller, CLOCK, type Clock, COMMANDS, DATABASE } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import type { Pool } from 'pg'
import type { z } from 'zod'
import { takesPart } from '../../domain/enrolment.js'
import { EnrolFaces } from '../../enrolments/enrol-faces.js'
import { enrolments, findEnrolment } from '../../enrolments/enrolments.js'
import { requirePerson } from '../../enrolments/require-person.js'
import { findFaceSettings } from '../../settings/face-settings.js'
import { type consentBody, type FaceStatus, recordedConsent, statusOf } from './consent-body.js'

/** Consent, given and withdrawn by the person or by somebody on the person’s behalf. */
@Injectable()
export class Consents {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly faces: EnrolFaces,
  ) {}

  async status(tenantId: string, userId: string): Promise<FaceStatus> {
    await requirePerson(this.database, tenantId, userId)
    const { enrolment } = await findEnrolment(this.database, { tenantId, userId })
    const { consentMode } = await findFaceSettings(this.database, tenantId)
    const { rowCount } = await this.database.query('select from face_templates where tenant_id = $1 and user_id = $2', [
      tenantId,
      userId,
    ])
    const isPart = takesPart(enrolment, consentMode, this.clock())
    return statusOf(userId, enrolment, { takesPart: isPart, hasTemplate: rowCount === 1 })
  }

  /** The template of a photo that is there already is made anew. */
  async give(caller: Caller, userId: string, body: z.output<typeof consentBody>): Promise<FaceStatus> {
    await requirePerson(this.database, caller.tenantId, userId)
    const consent = recordedConsent(body, caller, this.clock())
    await this.commands.handle({ aggregate: enrolments, id: userId, by: caller }, { type: 'consent', userId, consent })
    await this.faces.enrol({ tenantId: caller.tenantId, userId })
    return this.status(caller.tenantId, userId)
  }

  /** The template and its key are gone when this resolves; the photo stays. */
  async withdraw(caller: Caller, userId: string): Promise<FaceStatus> {
    await requirePerson(this.database, caller.tenantId, userId)
    await this.commands.handle({ aggregate: enrolments, id: userId, by: caller }, { type: 'withdraw', userId })
    return this.status(caller.tenantId, userId)
  }
}
