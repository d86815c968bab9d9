import { configId } from '@doorledger/contracts'
import { DomainError } from '@doorledger/kernel'
import { ForDevices, HttpProblem } from '@doorledger/service'
import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common'
import { ApiForbiddenResponse, ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { Asking, ByAskingDevices } from '../../devices/device-guards.js'
import { MakeSnapshots } from '../../offline/make-snapshots.js'
import type { PolicySigningKeys } from '../../offline/policy-signing-keys.js'
import { POLICY_SIGNING_KEYS } from '../../offline/signing-keys-provider.js'
import type { AskingDevice } from '../../policy/live-policy.js'

const query = z.strictObject({
  since: z
    .string()
    .regex(/^[0-9a-f]{16}$/, 'must be the version of a snapshot')
    .optional()
    .describe('Version that the device has: it gets a delta to it, or the whole when that is not known any more'),
})

const answer = z.object({
  protected: z.string().describe('base64url of the header: `alg`, which is `EdDSA`, and `kid`'),
  payload: z.string().describe('base64url of the snapshot, JSON; what is in it: docs/how-to/controllers.md'),
  signature: z.string().describe('base64url of the Ed25519 signature over `protected`, a dot and `payload`'),
})

@ApiTags('Policy snapshots')
@Controller('v1/policy-snapshots')
export class PolicySnapshotsController {
  constructor(
    private readonly snapshots: MakeSnapshots,
    @Inject(POLICY_SIGNING_KEYS) private readonly keys: PolicySigningKeys | undefined,
  ) {}

  @Get(':deviceId')
  @ForDevices()
  @ByAskingDevices()
  @ApiOperation({
    summary: 'What a controller decides by while it is offline',
    description:
      'For the device itself. A JSON Web Signature (RFC 7515, flattened JSON): who may pass the doors of the device, ' +
      'when and with what, without numbers or names. Signed with a key of `GET /v1/policy-signing-keys`.',
  })
  @ApiOkResponse({ description: 'The signed snapshot; its `ETag` is that of its contents', standardSchema: answer })
  @ApiResponse({ status: 304, description: 'It is as `If-None-Match` says, and valid for long enough' })
  @ApiForbiddenResponse({ description: 'The credential is that of another device' })
  async give(
    @Asking() device: AskingDevice,
    @Param('deviceId', { schema: configId }) deviceId: string,
    @Query({ schema: query }) { since }: z.infer<typeof query>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof answer> | undefined> {
    if (deviceId !== device.deviceId) throw notYours()
    if (this.keys === undefined) throw notSigned()
    const { payload, tag } = await this.snapshots.of(device, since)
    const etag = `W/"${tag}"`
    void reply.header('etag', etag).header('cache-control', 'private, no-cache')
    if (reply.request.headers['if-none-match']?.split(',').some((each) => each.trim() === etag) === true) {
      void reply.status(304)
      return undefined
    }
    return { ...this.keys.sign(payload) }
  }
}

const notSigned = (): HttpProblem =>
  new HttpProblem({
    status: 503,
    code: 'snapshots_not_signed',
    detail: 'There is no key that signs snapshots: the operator sets POLICY_SIGNING_KEY',
  })

const notYours = (): DomainError =>
  new DomainError('not_your_device', 'forbidden', 'The credential is that of another device', { field: 'deviceId' })
