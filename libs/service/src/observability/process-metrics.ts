import { collectDefaultMetrics, Registry } from 'prom-client'

/** What Prometheus reads of a process that serves no API: memory, processor time, event loop. One a process. */
export const processMetrics = (): Registry => {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  return registry
}
