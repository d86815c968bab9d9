import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { CommandFailed, type Connection } from './connection.js'
import { percentOf, projectionStates } from './projections.js'

const started = z.object({ startedAt: z.string() })

const LOOK_AGAIN_MS = 250

/**
 * Has a view filled anew beside the live one, and waits until it has taken its place.
 * @param say is told of progress whenever it changes
 * @throws {CommandFailed} when there is no such view, or the rebuild failed
 */
export const rebuild = async (connection: Connection, name: string, say: (text: string) => void): Promise<void> => {
  const { startedAt } = started.parse(
    await connection.call('POST', `/v1/projections/${encodeURIComponent(name)}/rebuild`),
  )
  let said = ''
  for (;;) {
    const state = (await projectionStates(connection)).find((candidate) => candidate.name === name)
    const progress = state?.rebuild ? `${percentOf(state.rebuild)} %` : 'beginning'
    const last = state?.lastRebuild
    if (last?.startedAt !== startedAt) throw new CommandFailed(`Nothing is known any more of the rebuild of ${name}`)
    if (last.outcome === 'failed') throw new CommandFailed(`The rebuild of ${name} failed: ${last.failure}`)
    if (last.outcome === 'switched') return say(`${name}: rebuilt, in use`)
    if (progress !== said) say(`${name}: ${progress}`)
    said = progress
    await pause(LOOK_AGAIN_MS)
  }
}
