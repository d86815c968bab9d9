import { lockKind } from '@doorledger/contracts'
import { z } from 'zod'
import { closedStatuses, openStatuses, type TrailRequest } from '../domain/trail-request.js'
import type { TrailRequestRow } from './find-request.js'

const instant = z.iso.datetime({ precision: 3 })

export const trailRequestStatus = z.enum([...openStatuses, ...closedStatuses])

/** A request for the trail of a lock as callers get it. */
export const trailRequestView = z.object({
  id: z.uuid(),
  lockId: z.string(),
  lockKind,
  status: trailRequestStatus.describe(
    '`awaiting_visit`: of a phone that may fetch it; `awaiting_device`: the lock sends it by itself',
  ),
  overdue: z.boolean().describe('The transfer takes longer than it should; it goes on'),
  requestedAt: instant,
  requestedBy: z.string(),
  expiresAt: instant,
  transferStartedAt: instant.nullable(),
  visitId: z.uuid().nullable().describe('Of the phone that hands it over'),
  chunkCount: z.int().describe('Pieces a phone has handed over'),
  recordCount: z.int().nullable().describe('Records handed over by a phone, known ones included'),
  newCount: z.int().nullable().describe('Of these, how many were not known before; null until all were read'),
  finishedAt: instant.nullable(),
  cancelledBy: z.string().nullable(),
  failure: z.string().nullable(),
  answeredLateAt: instant.nullable().describe('When the lock answered although the request was closed'),
})
export type TrailRequestView = z.infer<typeof trailRequestView>

export const trailRequestViewOf = ({ state, finished_at: finishedAt }: TrailRequestRow): TrailRequestView => ({
  id: state.requestId,
  lockId: state.lockId,
  lockKind: state.lockKind,
  status: state.status,
  overdue: state.overdue,
  requestedAt: state.requestedAt,
  requestedBy: state.requestedBy,
  expiresAt: state.expiresAt,
  ...transferViewOf(state),
  recordCount: state.recordCount ?? null,
  newCount: state.newCount ?? null,
  finishedAt: finishedAt?.toISOString() ?? null,
  cancelledBy: state.cancelledBy ?? null,
  failure: state.failure ?? null,
  answeredLateAt: state.answeredLateAt ?? null,
})

const transferViewOf = ({ transfer }: TrailRequest) => ({
  transferStartedAt: transfer?.startedAt ?? null,
  visitId: transfer?.visitId ?? null,
  chunkCount: transfer?.chunks.length ?? 0,
})
