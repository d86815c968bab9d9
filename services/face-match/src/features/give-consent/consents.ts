import type { CommandHandler } from '@doorledger/event-store'
import type { DataScope } from '@doorledger/database'
import { CLOCK, type Clock, COMMANDS, DATABASE, type ScopedCaller } from '@doorledger/service'
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

  async status(where: DataScope, userId: string): Promise<FaceStatus> {
    const { tenantId } = where
    await requirePerson(this.database, where, userId)
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
  async give(caller: ScopedCaller, userId: string, body: z.output<typeof consentBody>): Promise<FaceStatus> {
    await requirePerson(this.database, caller, userId)
    const consent = recordedConsent(body, caller, this.clock())
    await this.commands.handle({ aggregate: enrolments, id: userId, by: caller }, { type: 'consent', userId, consent })
    await this.faces.enrol({ tenantId: caller.tenantId, userId })
    return this.status(caller, userId)
  }

  /** The template and its key are gone when this resolves; the photo stays. */
  async withdraw(caller: ScopedCaller, userId: string): Promise<FaceStatus> {
    await requirePerson(this.database, caller, userId)
    await this.commands.handle({ aggregate: enrolments, id: userId, by: caller }, { type: 'withdraw', userId })
    return this.status(caller, userId)
  }
}
