import { DomainError } from '@doorledger/kernel'
import { type Caller, CurrentCaller, Performs, Requires } from '@doorledger/service'
import { Body, Controller, Inject, Post } from '@nestjs/common'
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import { z } from 'zod'
import { LICENSE_PUBLIC_KEY, Licenses } from './licenses.js'
import { type LicenseFile, licenseFile, readLicense } from './license-file.js'

const licenseView = z.object({ licenseId: z.uuid(), product: z.string(), licenses: z.int() })

@ApiTags('Licences')
@Controller('v1/licenses')
@Requires('license:write')
export class LicensesController {
  constructor(
    private readonly licenses: Licenses,
    @Inject(LICENSE_PUBLIC_KEY) private readonly publicKey: string | undefined,
  ) {}

  @Post()
  @Performs('license.upload')
  @ApiOperation({
    summary: 'Upload a licence file',
    description:
      'The file is JSON: `payload`, the base64url of `{"licenseId","product","licenses","issuedAt"}`, and `signature`, ' +
      'the base64url of its Ed25519 signature by whoever sells the licences. The file that was uploaded last counts.',
  })
  @ApiCreatedResponse({ standardSchema: licenseView })
  async upload(
    @Body({ schema: licenseFile }) file: LicenseFile,
    @CurrentCaller() { tenantId }: Caller,
  ): Promise<z.output<typeof licenseView>> {
    if (this.publicKey === undefined) {
      throw new DomainError('license_key_missing', 'conflict', 'LICENSE_PUBLIC_KEY is not configured')
    }
    const { licenseId, product, licenses } = readLicense(file, this.publicKey)
    await this.licenses.keep(tenantId, { licenseId, product, licenses })
    return { licenseId, product, licenses }
  }
}
