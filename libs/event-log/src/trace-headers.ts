import { context, propagation, trace } from '@opentelemetry/api'

const NONE: Readonly<Record<string, string>> = Object.freeze({})

/** The W3C trace context of the span at work, as headers; none when nothing is traced. */
export const traceHeaders = (): Readonly<Record<string, string>> => {
  if (!trace.getActiveSpan()) return NONE
  const headers: Record<string, string> = {}
  propagation.inject(context.active(), headers)
  return headers
}
