import { photoFault } from '@doorledger/contracts'
import type { CommandHandler } from '@doorledger/event-store'
import { DomainError } from '@doorledger/kernel'
import { checkedPicture, HolderErased, ObjectStoreUnavailable, PictureRefused } from '@doorledger/media'
import {
  COMMANDS,
  DATABASE,
  Performs,
  Reads,
  requirePersonWithin,
  RequiresInPremises,
  Scoped,
  type ScopedCaller,
  TakesBytes,
  unavailable,
} from '@doorledger/service'
import { Body, Controller, Delete, Get, Header, Headers, HttpCode, Inject, Param, Put } from '@nestjs/common'
import { ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { EnrolFaces, type PhotoLookedAt } from '../../enrolments/enrol-faces.js'
import { enrolments, findEnrolment } from '../../enrolments/enrolments.js'
import { requirePerson } from '../../enrolments/require-person.js'
import { FACE_PLATFORM, type FacePlatform } from '../../tokens.js'

const LIMIT_BYTES = 10 * 1_048_576
const answer = z.object({
  photoVersion: z.int(),
  fault: photoFault.nullable().describe('Why the photo gives no template'),
  hasTemplate: z.boolean().describe('False also where faces are not compared, or the person has not agreed'),
})
type Answer = z.infer<typeof answer>
const shownPhoto = z.object({ image: z.string().describe('JPEG as a data URI'), photoVersion: z.int() })
const userId = z.uuid()

@ApiTags('Faces')
@Controller('v1/users/:id/photo')
export class KeepPhotoController {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(FACE_PLATFORM) private readonly platform: FacePlatform,
    private readonly faces: EnrolFaces,
  ) {}

  @Put()
  @RequiresInPremises('user:write')
  @Performs('user-photo.change')
  @TakesBytes({ limitBytes: LIMIT_BYTES })
  @ApiConsumes('image/jpeg', 'image/png', 'image/webp')
  @ApiOperation({
    summary: 'Set the profile photo of a person',
    description:
      'The body is the picture. Where faces are compared and the person takes part, its face is looked at: a photo that gives no template says why, and the template before it is gone.',
  })
  @ApiOkResponse({ standardSchema: answer })
  async change(
    @Param('id', { schema: userId }) id: string,
    @Headers('content-type') contentType: string | undefined,
    @Body() body: Buffer,
    @Scoped() caller: ScopedCaller,
  ): Promise<Answer> {
    const owner = { tenantId: caller.tenantId, userId: id }
    await requirePerson(this.database, caller, id)
    const { ref, photo } = await this.keep(owner, body, contentType)
    const looked: PhotoLookedAt = (await this.faces.isWanted(owner))
      ? await this.faces.lookAt(owner, photo)
      : { fault: undefined }
    const { state } = await this.commands.handle(
      {
        aggregate: enrolments,
        id,
        by: caller,
        inSameTransaction: async (client, events) => {
          const { data, time } = events.at(-1)!
          await client.query('update face_people set photo_ref = $3 where tenant_id = $1 and user_id = $2', [
            owner.tenantId,
            id,
            ref,
          ])
          if ('photoVersion' in data) await looked.store?.(client, data.photoVersion, time)
        },
      },
      { type: 'change-photo', userId: id, fault: looked.fault },
    )
    return {
      photoVersion: state.photoVersion,
      fault: looked.fault ?? null,
      hasTemplate: looked.store !== undefined,
    }
  }

  @Get()
  @RequiresInPremises('user:read')
  @Reads('user-photo.view')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'The profile photo of a person' })
  @ApiOkResponse({ standardSchema: shownPhoto })
  async show(
    @Param('id', { schema: userId }) id: string,
    @Scoped() caller: ScopedCaller,
  ): Promise<z.infer<typeof shownPhoto>> {
    const { tenantId } = caller
    await requirePersonWithin(this.database, caller, id)
    const { enrolment, photoRef } = await findEnrolment(this.database, { tenantId, userId: id })
    const photo =
      photoRef === undefined
        ? undefined
        : await this.platform.vault.get({ tenantId, personId: id }, photoRef).catch((error: unknown) => {
            throw pictureProblem(error)
          })
    if (photo === undefined) throw new DomainError('no_photo', 'not_found', 'There is no photo')
    return { image: `data:image/jpeg;base64,${photo.toString('base64')}`, photoVersion: enrolment.photoVersion }
  }

  @Delete()
  @HttpCode(204)
  @RequiresInPremises('user:write')
  @Performs('user-photo.remove')
  @ApiOperation({ summary: 'Remove the profile photo of a person, and the template with it' })
  async remove(@Param('id', { schema: userId }) id: string, @Scoped() caller: ScopedCaller): Promise<void> {
    await requirePersonWithin(this.database, caller, id)
    const { photoRef } = await findEnrolment(this.database, { tenantId: caller.tenantId, userId: id })
    await this.commands.handle({ aggregate: enrolments, id, by: caller }, { type: 'remove-photo', userId: id })
    if (photoRef === undefined) return
    await this.platform.vault.delete({ tenantId: caller.tenantId, personId: id }, photoRef).catch((error: unknown) => {
      throw pictureProblem(error)
    })
  }

  private async keep(owner: { tenantId: string; userId: string }, body: Buffer, contentType: string | undefined) {
    const mime = contentType?.split(';')[0]?.trim().toLowerCase()
    try {
      const { bytes } = await checkedPicture(body, mime?.startsWith('image/') === true ? mime : undefined)
      return {
        photo: bytes,
        ref: await this.platform.vault.put({ tenantId: owner.tenantId, personId: owner.userId }, bytes),
      }
    } catch (error) {
      throw pictureProblem(error)
    }
  }
}

const pictureProblem = (error: unknown): unknown => {
  if (error instanceof PictureRefused) return new DomainError(error.fault, 'invalid', error.message, { field: 'body' })
  if (error instanceof HolderErased) return new DomainError('person_erased', 'conflict', 'The person was erased')
  if (error instanceof ObjectStoreUnavailable) return unavailable('the object store')
  return error
}
