import { parseArgs } from 'node:util'
import { CommandFailed, type Connection } from './connection.js'
import { discardDeadLettersCommand, listDeadLettersCommand, retryDeadLetters } from './dead-letters.js'
import { listProjections } from './projections.js'
import { rebuild } from './rebuild.js'

const usage = `Usage: doorledger <command>

  projections                       views and event processors, and how far they are
  rebuild <projection>              fill a view anew beside the live one, then switch
  dead-letters [--projection <name>] events that could not be worked into a view
  retry <id> --reason <why>         work in the events of its key, until one fails again
  discard <id> --reason <why>       leave the event out for good
  database                          how to reach the database in the data folder; runs it while Doorledger does not

Talks to a running Doorledger: DOORLEDGER_URL (else PORT, else 8080) says where, DOORLEDGER_TOKEN (else admin-token in
DOORLEDGER_DATA_DIR, else in .doorledger) who asks.
`

export interface CommandContext {
  /** called when the command is understood */
  readonly connect: () => Connection
  readonly print: (text: string) => void
  /** resolves when it has ended */
  readonly openDatabase: () => Promise<void>
}

/** @throws {CommandFailed} when it is no command, or what it asks for cannot be done */
export const runCommand = async (
  args: readonly string[],
  { connect, print, openDatabase }: CommandContext,
): Promise<void> => {
  const { command, subject, projection, reason, help } = understood(args)
  if (help) return print(usage)
  switch (command) {
    case 'projections':
      return print(await listProjections(connect()))
    case 'rebuild':
      return rebuild(connect(), needed(subject, '<projection>'), (text) => print(`${text}\n`))
    case 'dead-letters':
    case 'parked': // the name of earlier releases
      return print(await listDeadLettersCommand(connect(), projection))
    case 'retry':
      return print(await retryDeadLetters(connect(), needed(subject, '<id>'), needed(reason, '--reason')))
    case 'discard':
      return print(await discardDeadLettersCommand(connect(), needed(subject, '<id>'), needed(reason, '--reason')))
    case 'database':
      return openDatabase()
    default:
      throw new CommandFailed(`${command === undefined ? 'Which command?' : `There is no ${command}.`}\n\n${usage}`)
  }
}

const options = {
  projection: { type: 'string' },
  reason: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

const understood = (args: readonly string[]) => {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [command, subject, ...rest] = positionals
    if (rest.length > 0) throw new CommandFailed(`What is ${rest.join(' ')}?`)
    return { command, subject, ...values }
  } catch (error) {
    throw error instanceof TypeError ? new CommandFailed(error.message) : error
  }
}

const needed = (given: string | undefined, what: string): string => {
  if (given) return given
  throw new CommandFailed(`${what} is missing.\n\n${usage}`)
}
