import { faceSettings, type FaceSettings, termsAcknowledgement } from '@doorledger/contracts'
import type { CommandHandler } from '@doorledger/event-store'
import { DomainError } from '@doorledger/kernel'
import { type Caller, CLOCK, type Clock, COMMANDS, CurrentCaller, Performs, Requires } from '@doorledger/service'
import { Body, Controller, Get, HttpCode, Inject, Post, Put } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import { z } from 'zod'
import { FACE_TERMS } from '../../domain/face-terms.js'
import { ModelMissing } from '../../engine/model-missing.js'
import { SETTINGS, settingsOfFaces } from '../../settings/face-settings.js'
import { FACE_PLATFORM, type FacePlatform } from '../../tokens.js'

const answer = z.object({
  ...faceSettings.shape,
  terms: z.object({
    currentVersion: z.string(),
    acknowledged: termsAcknowledgement.nullable().describe('Null: nobody has confirmed the terms of any version'),
  }),
})
type Answer = z.infer<typeof answer>
const terms = z.object({ version: z.string(), text: z.string() })
const acknowledging = z.strictObject({ version: z.string().describe('That was read: `GET /v1/face/terms`') })

@ApiTags('Faces')
@Controller('v1/face')
@Requires('face:configure')
export class ConfigureFacesController {
  constructor(
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(FACE_PLATFORM) private readonly platform: FacePlatform,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('settings')
  @ApiOperation({ summary: 'How faces are compared' })
  @ApiOkResponse({ standardSchema: answer })
  async show(@CurrentCaller() { tenantId }: Caller): Promise<Answer> {
    const { state } = await this.commands.find(settingsOfFaces, tenantId, SETTINGS)
    return answerOf(state)
  }

  @Put('settings')
  @Performs('face-settings.change')
  @ApiOperation({
    summary: 'Set how faces are compared',
    description:
      'What is left out is as by default. Switching on needs the current terms and the models; switching off destroys all templates. Bands apply to old scores too.',
  })
  @ApiOkResponse({ standardSchema: answer })
  async change(
    @Body({ schema: faceSettings }) settings: FaceSettings,
    @CurrentCaller() caller: Caller,
  ): Promise<Answer> {
    if (settings.enabled) await this.requireModels()
    const target = { aggregate: settingsOfFaces, id: SETTINGS, by: caller }
    return answerOf((await this.commands.handle(target, { type: 'set', settings })).state)
  }

  @Get('terms')
  @ApiOperation({ summary: 'The terms that are to be confirmed before faces are compared' })
  @ApiOkResponse({ standardSchema: terms })
  terms(): z.infer<typeof terms> {
    return FACE_TERMS
  }

  @Post('terms/acknowledgements')
  @HttpCode(200)
  @Performs('face-terms.acknowledge')
  @ApiOperation({ summary: 'Confirm the terms', description: 'Who did, when and of which version is recorded.' })
  @ApiOkResponse({ standardSchema: answer })
  async acknowledge(
    @Body({ schema: acknowledging }) { version }: z.output<typeof acknowledging>,
    @CurrentCaller() caller: Caller,
  ): Promise<Answer> {
    const acknowledgement = { version, by: caller.actor, at: this.clock().toISOString() }
    const target = { aggregate: settingsOfFaces, id: SETTINGS, by: caller }
    return answerOf((await this.commands.handle(target, { type: 'acknowledge', acknowledgement })).state)
  }

  private async requireModels(): Promise<void> {
    try {
      await this.platform.engine.requireModels()
    } catch (error) {
      if (!(error instanceof ModelMissing)) throw error
      throw new DomainError('face_models_missing', 'conflict', error.message, { field: 'enabled' })
    }
  }
}

const answerOf = ({
  settings,
  acknowledged,
}: {
  readonly settings: FaceSettings
  readonly acknowledged: z.infer<typeof termsAcknowledgement> | undefined
}): Answer => ({
  ...settings,
  terms: { currentVersion: FACE_TERMS.version, acknowledged: acknowledged ?? null },
})
