import { runCommand } from './cli/command.js'
import { CommandFailed, connect } from './cli/connection.js'

try {
  await runCommand(process.argv.slice(2), {
    connect: () => connect(process.env),
    print: (text) => void process.stdout.write(text),
  })
} catch (error) {
  if (!(error instanceof CommandFailed)) throw error
  process.stderr.write(`doorledger: ${error.message.trimEnd()}\n`)
  process.exitCode = 1
}
