import type { Purge } from '../../api/types'
import { useMessages } from '../../app/use-messages'
import { Time } from '../../ui/time'

/** What each service that held records told in the end: counts and digests stay for ever. */
export const PurgeResult = ({ purge: { purged } }: { purge: Purge }) => {
  const m = useMessages()
  const services: Readonly<Record<string, string>> = m.purges.services
  const results = Object.entries(purged)
  if (results.length === 0) return null
  return (
    <section aria-label={m.purges.result}>
      <h3 className="mb-2 font-semibold">{m.purges.result}</h3>
      <ul className="grid gap-3">
        {results.map(([service, { rows, held, logRecords, digest, at }]) => (
          <li key={service} className="rounded-md bg-ground px-3 py-2">
            <p className="font-medium">{services[service] ?? service}</p>
            <p className="tabular text-soft">
              {m.purges.rows(rows)} · {m.purges.logRecords(logRecords)} · {m.purges.heldRows(held)} · <Time at={at} />
            </p>
            <p className="text-sm text-faint">
              {m.purges.digest}: <code className="font-mono text-xs break-all">{digest}</code>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
