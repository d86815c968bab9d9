import { DomainError } from '@doorledger/kernel'
import { type Caller, CurrentCaller, DATABASE, Requires } from '@doorledger/service'
import { Controller, Get, Inject } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { ModelMissing } from '../../engine/model-missing.js'
import { FACE_PLATFORM, type FacePlatform } from '../../tokens.js'

const answer = z.object({
  modelId: z.string(),
  calibrationId: z.string(),
  templates: z.int().describe('Made by this model'),
  outdated: z.int().describe('Made by another: they are being made anew from photos, within a minute'),
})

const COUNT = `
  select count(*) filter (where model_id = $2) as templates, count(*) filter (where model_id <> $2) as outdated
  from face_templates where tenant_id = $1`

@ApiTags('Faces')
@Controller('v1/face/model')
@Requires('face:configure')
export class ShowModelController {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(FACE_PLATFORM) private readonly platform: FacePlatform,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'What faces are compared by',
    description: 'The model of the folder, and how many templates are made by it after it was changed.',
  })
  @ApiOkResponse({ standardSchema: answer })
  async show(@CurrentCaller() { tenantId }: Caller): Promise<z.infer<typeof answer>> {
    const { modelId, calibration } = await this.embedder()
    const { rows } = await this.database.query<{ templates: number; outdated: number }>(COUNT, [tenantId, modelId])
    const { templates, outdated } = rows[0]!
    const counts = { templates: Number(templates), outdated: Number(outdated) }
    return { modelId, calibrationId: calibration.calibrationId, ...counts }
  }

  private async embedder() {
    try {
      return await this.platform.engine.embedder()
    } catch (error) {
      if (!(error instanceof ModelMissing)) throw error
      throw new DomainError('face_models_missing', 'conflict', error.message)
    }
  }
}
