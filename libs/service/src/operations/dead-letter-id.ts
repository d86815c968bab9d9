import { z } from 'zod'

/** A dead letter across services: `audit-trail.17`. */
export interface DeadLetterId {
  readonly service: string
  /** within the service */
  readonly id: number
}

export const deadLetterId = z
  .string()
  .regex(/^[a-z0-9-]{1,64}\.[1-9]\d{0,14}$/, 'must be the id of a dead letter, such as audit-trail.17')
  .transform((text): DeadLetterId => {
    const dot = text.lastIndexOf('.')
    return { service: text.slice(0, dot), id: Number(text.slice(dot + 1)) }
  })

export const printed = ({ service, id }: DeadLetterId): string => `${service}.${id}`
