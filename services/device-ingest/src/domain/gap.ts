const IDS = 256

export interface Gap {
  readonly expectedAuditId: number
  readonly gotAuditId: number
  /** more than 255 lost records cannot be told from fewer */
  readonly missingAtLeast: number
}

/** Audit ids count from 0 to 255 and begin again; whatever else follows the last one tells of lost records (R2.17). */
export const gapBetween = (lastAuditId: number | undefined, gotAuditId: number): Gap | undefined => {
  if (lastAuditId === undefined) return undefined
  const expectedAuditId = (lastAuditId + 1) % IDS
  if (gotAuditId === expectedAuditId) return undefined
  return { expectedAuditId, gotAuditId, missingAtLeast: (gotAuditId - expectedAuditId + IDS) % IDS }
}
