import { DATABASE, DueWatch, SHARED_STATE } from '@doorledger/service'
import type { SharedState } from '@doorledger/shared-state'
import { Inject, Injectable } from '@nestjs/common'
import type { Pool } from 'pg'
import { EnrolFaces } from '../../enrolments/enrol-faces.js'
import { FACE_PLATFORM, type FacePlatform } from '../../tokens.js'
import { OUTDATED } from './outdated.js'

const LOOK_EVERY_MS = 60_000

/** Makes templates of another embedder anew from photos, after the operator has changed it. */
@Injectable()
export class EmbedAnew extends DueWatch {
  private nextLookAtMs = 0
  private readonly stopping = new AbortController()

  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(FACE_PLATFORM) private readonly platform: FacePlatform,
    private readonly faces: EnrolFaces,
    @Inject(SHARED_STATE) sharedState: SharedState,
  ) {
    const complaint = 'Cannot make templates anew'
    super({ name: 'face-match:embed-anew', complaint, sharedState, logger: platform.logger })
  }

  override async onModuleDestroy(): Promise<void> {
    this.stopping.abort()
    await super.onModuleDestroy()
  }

  protected async settle(): Promise<void> {
    if (performance.now() < this.nextLookAtMs) return
    const { modelId } = await this.platform.engine.embedder()
    const { rows } = await this.database.query<{ tenant_id: string }>(OUTDATED, [modelId])
    for (const { tenant_id: tenantId } of rows) {
      if (this.stopping.signal.aborted) return
      this.platform.logger.info({ tenantId, modelId }, 'templates of another model are made anew from photos')
      await this.faces.enrolAll(tenantId, this.stopping.signal)
    }
    this.nextLookAtMs = performance.now() + LOOK_EVERY_MS
  }
}
