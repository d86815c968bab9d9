import { bandOf, faceQuality, matchSkipped, scoreText } from '@doorledger/contracts'
import { DomainError } from '@doorledger/kernel'
import { ObjectStoreUnavailable } from '@doorledger/media'
import { DATABASE, Reads, RequiresInPremises, Scoped, type ScopedCaller, unavailable } from '@doorledger/service'
import { Controller, Get, Header, Inject, Param } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { FaceEngineFault } from '../../engine/face-engine.js'
import { findEnrolment } from '../../enrolments/enrolments.js'
import { findFaceSettings } from '../../settings/face-settings.js'
import { FACE_PLATFORM, type FacePlatform } from '../../tokens.js'
import { type ComparedRow, findResult } from './find-result.js'

const side = z
  .object({
    image: z.string().describe('The picture as a data URI'),
    crop: z.string().nullable().describe('Its largest face as a data URI; null when none is found'),
  })
  .nullable()
  .describe('Null when there is no such picture any more')
const answer = z.object({
  accessEventId: z.uuid(),
  status: z.enum(['scored', ...matchSkipped.options]),
  text: z.string().describe('`✓ 97%`; empty without a score'),
  scorePct: z.number().nullable(),
  band: z.enum(['green', 'amber', 'red']).nullable(),
  cosine: z.number().nullable(),
  faces: z.int().nullable(),
  lowQuality: z.boolean().nullable(),
  quality: faceQuality.nullable(),
  modelId: z.string().nullable(),
  photo: side,
  photoChangedSince: z.boolean().describe('The photo is not the one that was compared'),
  snapshot: side,
})
type Answer = z.infer<typeof answer>

@ApiTags('Faces')
@Controller('v1/access-events/:id/comparison')
@RequiresInPremises('face:compare')
export class CompareFacesController {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(FACE_PLATFORM) private readonly platform: FacePlatform,
  ) {}

  @Get()
  @Reads('face.compare')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Photo and snapshot side by side, with their score', description: 'Advisory.' })
  @ApiOkResponse({ standardSchema: answer })
  async compare(@Param('id', { schema: z.uuid() }) id: string, @Scoped() caller: ScopedCaller): Promise<Answer> {
    const { tenantId } = caller
    const row = await findResult(this.database, caller, id)
    if (row === undefined) throw new DomainError('not_compared', 'not_found', 'No snapshot of this event was looked at')
    const owner = { tenantId, userId: row.userId ?? '00000000-0000-0000-0000-000000000000' }
    const { enrolment, photoRef } = await findEnrolment(this.database, owner)
    const { sealedFor, mediaRef } = row.snapshot
    return {
      accessEventId: id,
      ...(await this.scoreOf(tenantId, row)),
      photo: await this.side({ tenantId, personId: owner.userId }, photoRef),
      photoChangedSince: row.photoVersion !== null && row.photoVersion !== enrolment.photoVersion,
      snapshot: await this.side({ tenantId, personId: sealedFor }, mediaRef),
    }
  }

  private async scoreOf(tenantId: string, row: ComparedRow) {
    const { status, scorePct, cosine, faces, lowQuality, quality, modelId } = row
    const band =
      scorePct === null ? null : bandOf(scorePct, lowQuality === true, await findFaceSettings(this.database, tenantId))
    const text = scorePct === null || band === null ? '' : scoreText(scorePct, band)
    return { status, text, scorePct, band, cosine, faces, lowQuality, quality, modelId }
  }

  /** Without the models both pictures are shown as they are. */
  private async cropOf(bytes: Uint8Array): Promise<string | null> {
    try {
      const [face] = await this.platform.engine.analyse(bytes, { withCrops: true })
      return face?.crop === undefined ? null : dataUri(face.crop)
    } catch (err) {
      if (!(err instanceof FaceEngineFault)) throw err
      this.platform.logger.warn({ err }, 'faces cannot be found in a picture that is shown')
      return null
    }
  }

  private async side(holder: { tenantId: string; personId: string | undefined }, ref: string | undefined) {
    if (ref === undefined) return null
    try {
      const bytes = await this.platform.vault.get(holder, ref)
      if (bytes === undefined) return null
      return { image: dataUri(bytes), crop: await this.cropOf(bytes) }
    } catch (error) {
      throw error instanceof ObjectStoreUnavailable ? unavailable('the object store') : error
    }
  }
}

const dataUri = (bytes: Uint8Array): string => `data:image/jpeg;base64,${Buffer.from(bytes).toString('base64')}`
