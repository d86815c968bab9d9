import { Public } from '@doorledger/service'
import { Controller, Get, Header, Inject } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import { z } from 'zod'
import type { PolicySigningKeys } from '../../offline/policy-signing-keys.js'
import { POLICY_SIGNING_KEYS } from '../../offline/signing-keys-provider.js'

const jwk = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  alg: z.literal('EdDSA'),
  use: z.literal('sig'),
  kid: z.string().describe('JWK thumbprint, RFC 7638 with SHA-256'),
  x: z.string(),
})
const answer = z.object({ keys: z.array(jwk) })

@ApiTags('Policy snapshots')
@Controller('v1/policy-signing-keys')
export class PolicySigningKeysController {
  constructor(@Inject(POLICY_SIGNING_KEYS) private readonly signing: PolicySigningKeys | undefined) {}

  @Get()
  @Public()
  @Header('Cache-Control', 'public, max-age=300')
  @ApiOperation({
    summary: 'Public keys of policy snapshots',
    description:
      'A JSON Web Key Set (RFC 7517). The first one signs; a key that will sign next is here before it does.',
  })
  @ApiOkResponse({ description: 'The keys; none where snapshots are not signed', standardSchema: answer })
  keys(): z.infer<typeof answer> {
    return { keys: (this.signing?.publicKeys ?? []).map((key) => ({ ...key })) }
  }
}
