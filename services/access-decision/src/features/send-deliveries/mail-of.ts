import type { Envelope } from '@doorledger/contracts'

/** What somebody reads on a telephone at night: what, where and when first, all of it below. Names are in no event. */
export const mailOf = (body: string): { readonly subject: string; readonly text: string } => {
  const event = JSON.parse(body) as Envelope
  const data = event.data as {
    readonly kind?: string
    readonly severity?: string
    readonly reason?: string
    readonly about?: { readonly kind: string; readonly id: string }
    readonly door?: { readonly name: string }
    readonly accessDevice?: { readonly name: string }
    readonly link?: string
  }
  const what = data.kind ?? data.reason
  const where = data.door?.name ?? data.accessDevice?.name ?? (data.about && `${data.about.kind} ${data.about.id}`)
  const headline = [event.type, what, where].filter((part) => part !== undefined).join(', ')
  const lines = [
    headline,
    `at ${event.time}`,
    ...(data.severity === undefined ? [] : [`severity ${data.severity}`]),
    ...(data.link === undefined ? [] : [`to be had, with the right to it, at ${data.link}`]),
    '',
    JSON.stringify(event, undefined, 2),
    '',
  ]
  return { subject: `Doorledger: ${headline}`.replaceAll(/\s+/g, ' ').slice(0, 200), text: lines.join('\n') }
}
