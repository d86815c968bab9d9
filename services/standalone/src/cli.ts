import { once } from 'node:events'
import { runCommand } from './cli/command.js'
import { CommandFailed, connect } from './cli/connection.js'
import { openDatabase } from './cli/database.js'

const print = (text: string): void => void process.stdout.write(text)
/** Ctrl-C, or what ends services. */
const stop = () => Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])

try {
  await runCommand(process.argv.slice(2), {
    connect: () => connect(process.env),
    print,
    openDatabase: () => openDatabase(process.env['DOORLEDGER_DATA_DIR'] || '.doorledger', { print, stop: stop() }),
  })
} catch (error) {
  if (!(error instanceof CommandFailed)) throw error
  process.stderr.write(`doorledger: ${error.message.trimEnd()}\n`)
  process.exitCode = 1
}
