import type { PhotoFault } from '@doorledger/contracts'
import { inTransaction } from '@doorledger/database'
import { CLOCK, type Clock, DATABASE } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import type { Pool } from 'pg'
import { takesPart } from '../domain/enrolment.js'
import { photoFaultOf } from '../domain/quality.js'
import { findFaceSettings } from '../settings/face-settings.js'
import { FACE_PLATFORM, type FacePlatform } from '../tokens.js'
import { findEnrolment } from './enrolments.js'
import {
  destroyTemplates,
  openedTemplate,
  type OpenedTemplate,
  sealedTemplate,
  type TemplateOwner,
} from './templates.js'

/** What a photo gave. */
export interface PhotoLookedAt {
  readonly fault: PhotoFault | undefined
  /** stores the template in the transaction of the photo; absent when there is none */
  readonly store?: Awaited<ReturnType<typeof sealedTemplate>>
}

/** Makes templates of photos, for people who take part where faces are compared, and for nobody else. */
@Injectable()
export class EnrolFaces {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(FACE_PLATFORM) private readonly platform: FacePlatform,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Whether a template of this person may be made now. */
  async isWanted(owner: TemplateOwner): Promise<boolean> {
    const { enabled, consentMode } = await findFaceSettings(this.database, owner.tenantId)
    if (!enabled) return false
    const { enrolment } = await findEnrolment(this.database, owner)
    return takesPart(enrolment, consentMode, this.clock())
  }

  async lookAt(owner: TemplateOwner, photo: Uint8Array): Promise<PhotoLookedAt> {
    const faces = await this.platform.engine.analyse(photo)
    const fault = photoFaultOf(faces)
    if (fault !== undefined) return { fault }
    const { template } = faces[0]!
    const { modelId } = await this.platform.engine.embedder()
    return { fault, store: await sealedTemplate(await this.platform.keys(), owner, { template, modelId }) }
  }

  /** The template of a person, by the embedder of now: one of another is made anew first. */
  async templateOf(owner: TemplateOwner): Promise<OpenedTemplate | undefined> {
    const opened = async () => openedTemplate(this.database, await this.platform.keys(), owner)
    const found = await opened()
    if (found === undefined || found.modelId === (await this.platform.engine.embedder()).modelId) return found
    await this.enrol(owner)
    return opened()
  }

  /** Makes the template of the photo that is there, unless it is made already by the embedder of now, or not wanted. */
  async enrol(owner: TemplateOwner): Promise<void> {
    if (!(await this.isWanted(owner))) return
    const { enrolment, photoRef } = await findEnrolment(this.database, owner)
    if (photoRef === undefined) return
    const photo = await this.platform.vault.get({ tenantId: owner.tenantId, personId: owner.userId }, photoRef)
    if (photo === undefined) return
    const { fault, store } = await this.lookAt(owner, photo)
    const { modelId } = await this.platform.engine.embedder()
    await inTransaction(this.database, async (client) => {
      const { rows } = await client.query<{ photo_version: number; opted_out: boolean; has_template: boolean }>(
        `select photo_version, opted_out, exists (
           select from face_templates t
           where t.tenant_id = p.tenant_id and t.user_id = p.user_id and t.model_id = $3) as has_template
         from face_people p where tenant_id = $1 and user_id = $2 for update`,
        [owner.tenantId, owner.userId, modelId],
      )
      const [now] = rows
      if (now?.photo_version !== enrolment.photoVersion || now.opted_out || now.has_template) return
      await client.query('update face_people set photo_fault = $3 where tenant_id = $1 and user_id = $2', [
        owner.tenantId,
        owner.userId,
        fault,
      ])
      const at = this.clock().toISOString()
      await destroyTemplates(client, owner.tenantId, owner.userId, at)
      await store?.(client, now.photo_version, at)
    })
  }

  /** Everybody who has a photo and no template by the embedder of now, one after the other. */
  async enrolAll(tenantId: string, signal: AbortSignal): Promise<void> {
    const { modelId } = await this.platform.engine.embedder()
    const { rows } = await this.database.query<{ user_id: string }>(
      `select user_id from face_people p where tenant_id = $1 and has_photo and not opted_out and not exists (
         select from face_templates t
         where t.tenant_id = p.tenant_id and t.user_id = p.user_id and t.model_id = $2)`,
      [tenantId, modelId],
    )
    for (const { user_id: userId } of rows) {
      signal.throwIfAborted()
      await this.enrol({ tenantId, userId })
    }
  }
}
