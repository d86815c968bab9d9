import type { Envelope, SubscriptionState } from '@doorledger/contracts'
import { isNamed } from './event-types.js'

/** What an event does not say of itself: an alert names its place and kind when it is raised, and never again. */
export interface KnownAlert {
  readonly kind: string
  readonly severity: string
  readonly facilityPath: string | undefined
}

interface Ref {
  readonly id?: string
  readonly facilityPath?: string
}

/** Fields by which events of many types say the same. */
interface EventFields {
  readonly door?: Ref
  readonly doorId?: string
  readonly accessDevice?: Ref
  readonly device?: Ref
  readonly deviceId?: string
  readonly lockId?: string
  readonly user?: Ref
  readonly userId?: string
  readonly about?: { readonly kind: string; readonly id: string }
  readonly reason?: string
  readonly kind?: string
  readonly severity?: string
  readonly facilityPath?: string
  readonly attributes?: Ref
  readonly duress?: boolean
  readonly scheduleId?: string
}

type Wish = Pick<SubscriptionState, 'types' | 'filter' | 'facilityPath' | 'includeDuress'>

/**
 * The event as a subscriber is told of it; undefined when he did not ask for it or may not know of it. Whoever may not
 * know of duress hears of a grant like any other (D-29).
 * @param alert of an event about an alert
 */
export const toldTo = (wish: Wish, event: Envelope, alert?: KnownAlert): Envelope | undefined => {
  if (!isNamed(event.type, wish.types)) return undefined
  const data = event.data as EventFields
  if (!liesIn(wish.facilityPath, placeOf(data) ?? alert?.facilityPath)) return undefined
  if (!passes(wish.filter, data, alert)) return undefined
  return wish.includeDuress ? event : withoutDuress(event, data, alert)
}

const liesIn = (wanted: string | undefined, place: string | undefined): boolean =>
  wanted === undefined || place === wanted || place?.startsWith(`${wanted}/`) === true

const placeOf = ({ accessDevice, device, facilityPath, attributes }: EventFields): string | undefined =>
  [accessDevice, device, attributes].find((ref) => ref?.facilityPath !== undefined)?.facilityPath ?? facilityPath

const passes = (filter: Wish['filter'], data: EventFields, alert: KnownAlert | undefined): boolean =>
  fits(filter.doorIds, doorsOf(data)) &&
  fits(filter.deviceIds, devicesOf(data)) &&
  fits(filter.userIds, [data.user?.id, data.userId, aboutThe('user', data)]) &&
  fits(filter.reasons, [data.reason]) &&
  fits(filter.severities, [data.severity ?? alert?.severity]) &&
  fits(filter.scheduleIds, [data.scheduleId])

const doorsOf = (data: EventFields) => [data.door?.id, data.doorId, aboutThe('door', data)]

const devicesOf = (data: EventFields) => [
  data.accessDevice?.id,
  data.device?.id,
  data.deviceId,
  data.lockId,
  aboutThe('device', data),
]

const aboutThe = (kind: string, { about }: EventFields): string | undefined =>
  about?.kind === kind ? about.id : undefined

const fits = (wanted: readonly string[] | undefined, values: readonly (string | undefined)[]): boolean =>
  wanted === undefined || values.some((value) => value !== undefined && wanted.includes(value))

const withoutDuress = (event: Envelope, data: EventFields, alert: KnownAlert | undefined): Envelope | undefined => {
  if (event.type === 'access.duress_signalled') return undefined
  if (event.type.startsWith('alert.') && (data.kind ?? alert?.kind) === 'duress') return undefined
  if (data.reason === 'duress') return { ...event, data: { ...event.data, reason: 'success' } }
  if (data.duress === undefined) return event
  const { duress: _, ...others } = data
  return { ...event, data: others }
}
