import { context, propagation, trace } from '@opentelemetry/api'

/** The W3C trace context of the span at work, as headers; none when nothing is traced. */
export const traceHeaders = (): Readonly<Record<string, string>> | undefined => {
  if (!trace.getActiveSpan()) return undefined
  const headers: Record<string, string> = {}
  propagation.inject(context.active(), headers)
  return headers
}
