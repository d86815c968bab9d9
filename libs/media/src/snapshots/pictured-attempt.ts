/** The attempt that a picture belongs to. */
export interface PicturedAttempt {
  readonly tenantId: string
  readonly accessEventId: string
  readonly deviceId: string
  readonly doorId: string | undefined
  /** of the premises, as they were called then */
  readonly facilityPath: string | undefined
  readonly userId: string | undefined
  /** RFC 3339, UTC */
  readonly occurredAt: string
}

/** What events say of the attempt. */
export const attemptData = ({
  accessEventId,
  deviceId,
  doorId,
  facilityPath,
  userId,
  occurredAt,
}: PicturedAttempt) => ({
  accessEventId,
  deviceId,
  occurredAt,
  ...(doorId !== undefined && { doorId }),
  ...(facilityPath !== undefined && { facilityPath }),
  ...(userId !== undefined && { userId }),
})

/** Who tells of a picture, and when. */
export interface Teller {
  /** name of the service that publishes */
  readonly service: string
  readonly actor: string
  readonly now: Date
}
