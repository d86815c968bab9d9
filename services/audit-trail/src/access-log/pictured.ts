import { bandOf, matchSkipped, scoreText } from '@doorledger/contracts'
import { isClip } from '@doorledger/media'
import { z } from 'zod'

const instant = z.iso.datetime({ precision: 3 })

/** What comparing faces gave, as a row shows it (R4.30–R4.33). */
export const matchView = z.object({
  status: z.enum(['scored', ...matchSkipped.options]),
  text: z.string().describe('For people: `✓ 97%`, `off`, `no face`'),
  scorePct: z.int().nullable().describe('Cut, not rounded'),
  band: z.enum(['green', 'amber', 'red']).nullable().describe('By the bands as they are set now'),
  faces: z.int().nullable().describe('How many were compared; the best counts'),
  lowQuality: z.boolean().nullable().describe('The picture was poor: never shown as a mismatch'),
  detail: z.string().nullable().describe('Why there is no face, such as `too_dark`'),
})
export type MatchView = z.infer<typeof matchView>

/** The picture that was handed in, without the picture. */
export const snapshotView = z.object({
  kind: z.enum(['stored', 'link', 'refused']).describe('`refused`: a picture came with the attempt and was not taken'),
  isClip: z.boolean(),
  mime: z.string().nullable(),
  takenAt: instant.nullable(),
  expiresAt: instant.nullable(),
  fault: z.string().nullable().describe('Why it was refused, such as `damaged`'),
})
export type SnapshotView = z.infer<typeof snapshotView>

export interface MatchRow {
  readonly access_event_id: string
  readonly status: MatchView['status']
  readonly detail: string | null
  readonly score_pct: number | null
  readonly faces: number | null
  readonly low_quality: boolean | null
}

export interface SnapshotRow {
  readonly access_event_id: string
  readonly source: 'upload' | 'data_uri' | 'url' | 'link' | 'refused'
  readonly url: string | null
  readonly mime: string | null
  readonly taken_at: Date | null
  readonly expires_at: Date | null
  /** of `refused` */
  readonly fault: string | null
}

/** How things were set from a time on. */
export interface SettingsFrom {
  readonly changed_at: Date
  readonly enabled: boolean
  readonly green_pct: number
  readonly amber_pct: number
}

type Attempted = { readonly access_event_id: string; readonly user_id: string | null; readonly occurred_at: Date }

/** What is known of the faces and pictures of a page of attempts. */
export class Pictured {
  private readonly matches: ReadonlyMap<string, MatchRow>
  private readonly snapshots: ReadonlyMap<string, SnapshotRow>

  /** @param settings in the order in which they were set */
  constructor(
    matches: readonly MatchRow[],
    snapshots: readonly SnapshotRow[],
    private readonly settings: readonly SettingsFrom[],
  ) {
    this.matches = new Map(matches.map((row) => [row.access_event_id, row]))
    this.snapshots = new Map(snapshots.map((row) => [row.access_event_id, row]))
  }

  match(attempt: Attempted): MatchView | null {
    const found = this.matches.get(attempt.access_event_id)
    if (found !== undefined) return this.shown(found)
    if (!this.wasOnAt(attempt.occurred_at)) return withoutScore('off')
    return attempt.user_id === null && this.hasPicture(attempt) ? withoutScore('not_applicable') : null
  }

  snapshot({ access_event_id: id }: Attempted): SnapshotView | null {
    const found = this.snapshots.get(id)
    if (found === undefined) return null
    return {
      kind: found.source === 'link' || found.source === 'refused' ? found.source : 'stored',
      isClip: isClip(found.url ?? '', found.mime ?? undefined),
      mime: found.mime,
      takenAt: found.taken_at?.toISOString() ?? null,
      expiresAt: found.expires_at?.toISOString() ?? null,
      fault: found.fault,
    }
  }

  private shown({ status, detail, score_pct: scorePct, faces, low_quality: lowQuality }: MatchRow): MatchView | null {
    if (status === 'not_run') return null
    if (scorePct === null || status !== 'scored') return withoutScore(status, detail)
    const latest = this.settings.at(-1)
    const bands = { greenPct: latest?.green_pct ?? 50, amberPct: latest?.amber_pct ?? 30 }
    const band = bandOf(scorePct, lowQuality === true, bands)
    const text = scoreText(scorePct, band)
    return { status, text, scorePct: Math.floor(scorePct), band, faces, lowQuality, detail }
  }

  private hasPicture({ access_event_id: id }: Attempted): boolean {
    const found = this.snapshots.get(id)
    return found !== undefined && found.source !== 'refused'
  }

  private wasOnAt(time: Date): boolean {
    return this.settings.findLast(({ changed_at: from }) => from <= time)?.enabled === true
  }
}

const TEXTS: Readonly<Record<MatchView['status'], string>> = {
  scored: '',
  off: 'off',
  not_applicable: '—',
  opt_out: 'opt-out',
  no_photo: 'no photo',
  not_run: '',
  no_face: 'no face',
  error: 'error',
}

const withoutScore = (status: MatchView['status'], detail: string | null = null): MatchView => ({
  status,
  text: TEXTS[status],
  scorePct: null,
  band: null,
  faces: null,
  lowQuality: null,
  detail,
})
