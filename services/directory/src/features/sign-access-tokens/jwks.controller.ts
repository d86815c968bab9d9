import { DATABASE, Public } from '@doorledger/service'
import { Controller, Get, Header, Inject } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'

const jwk = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  alg: z.literal('EdDSA'),
  use: z.literal('sig'),
  kid: z.string(),
  x: z.string(),
})
const answer = z.object({ keys: z.array(jwk) })

@ApiTags('Sessions')
@Controller('.well-known')
export class JwksController {
  constructor(@Inject(DATABASE) private readonly database: Pool) {}

  @Get('jwks.json')
  @Public()
  @Header('Cache-Control', 'public, max-age=60')
  @ApiOperation({
    summary: 'Public keys of access tokens',
    description:
      'A JSON Web Key Set (RFC 7517). A key is here ten minutes before it signs, and until what it signed has expired.',
  })
  @ApiOkResponse({ description: 'The keys', standardSchema: answer })
  async keys(): Promise<z.infer<typeof answer>> {
    const { rows } = await this.database.query<{ kid: string; public_key: string }>(
      'select kid, public_key from signing_keys where retired_at is null order by signs_from desc',
    )
    return {
      keys: rows.map(({ kid, public_key }) => ({
        kty: 'OKP',
        crv: 'Ed25519',
        alg: 'EdDSA',
        use: 'sig',
        kid,
        x: public_key,
      })),
    }
  }
}
