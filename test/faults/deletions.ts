import type { Archive } from './archive.js'
import { until } from './installation.js'

const VIEW = 'audit-trail.access-log'
const KEEP_DAYS = 366

interface Count {
  readonly rows: number
  readonly held: number
}

interface Purge {
  readonly id: string
  readonly token: string
  readonly status: string
  readonly preview: Count | null
  readonly purged: Readonly<Record<string, Count & { readonly logRecords: number }>>
}

interface View {
  readonly name: string
  readonly rebuild?: unknown
  readonly lastRebuild?: { readonly startedAt: string; readonly outcome: string; readonly failure?: string }
}

type Kind = 'snapshots' | 'access-log'

export interface Confirmed {
  readonly id: string
  readonly previewed: Count
}

/** Deletions of whatever is old, by hand. */
export class Deletions {
  constructor(private readonly archive: Archive) {}

  /** Previews and confirms: pictures first, the attempts they are of wait for that. */
  async confirm(): Promise<readonly Confirmed[]> {
    const previews = [await this.preview('snapshots'), await this.preview('access-log')]
    for (const { token } of previews) {
      await this.archive.said('/v1/retention/purges', { token, confirmation: String(KEEP_DAYS) })
    }
    return previews.map(({ id, preview }) => ({ id, previewed: { rows: preview!.rows, held: preview!.held } }))
  }

  /** By service, what was deleted in the end. */
  async completed({ id }: Confirmed): Promise<Purge['purged']> {
    const purge = await until('the deletion is completed', async () => {
      const found = await this.archive.asked<Purge>(`/v1/retention/purges/${id}`)
      return found?.status === 'completed' ? found : undefined
    })
    return purge.purged
  }

  /** Has the access log filled anew from the log, beside the one that is read; answers by when it was asked for. */
  async rebuild(): Promise<string> {
    return (await this.archive.said<{ startedAt: string }>(`/v1/projections/${VIEW}/rebuild`, {})).startedAt
  }

  /** Resolves when the new one has taken the place of the old. */
  async switched(startedAt: string): Promise<void> {
    const last = await until('the rebuild has ended', async () => {
      const { rebuild, lastRebuild } = (await this.view()) ?? {}
      const isOver =
        rebuild === undefined && lastRebuild?.startedAt === startedAt && lastRebuild.outcome !== 'under_way'
      return isOver ? lastRebuild : undefined
    })
    if (last.outcome !== 'switched') throw new Error(`The rebuild ended as ${last.outcome}: ${last.failure ?? ''}`)
  }

  /** Resolves when none is under way; one that was killed is not. */
  async notRebuilding(): Promise<void> {
    await until('the access log is not being rebuilt', async () => {
      const view = await this.view()
      return (view !== undefined && view.rebuild === undefined) || undefined
    })
  }

  private async view(): Promise<View | undefined> {
    const views = await this.archive.asked<{ items: View[] }>('/v1/projections')
    return views?.items.find(({ name }) => name === VIEW)
  }

  private preview(recordKind: Kind): Promise<Purge> {
    return this.archive.said<Purge>('/v1/retention/purges/preview', { recordKind, keepDays: KEEP_DAYS })
  }
}
