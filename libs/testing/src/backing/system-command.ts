import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { BackingServiceMissing } from './backing-service.js'

const execute = promisify(execFile)

/**
 * Runs a command to its end and answers its standard output.
 * @throws {Error} with what it printed when it exits with another code than 0
 */
export const run = async (command: string, args: readonly string[], dir?: string): Promise<string> => {
  try {
    return (await execute(command, [...args], { cwd: dir, maxBuffer: 16 * 1024 * 1024 })).stdout
  } catch (error) {
    const { stdout = '', stderr = '', message } = error as Error & { stdout?: string; stderr?: string }
    throw new Error(`${command} failed: ${`${stdout}${stderr}`.trim() || message}`, { cause: error })
  }
}

/** Whether the command can be found and run. */
export const answers = (command: string, versionFlag: string): Promise<boolean> =>
  execute(command, [versionFlag]).then(
    () => true,
    () => false,
  )

export interface SystemCommand {
  readonly command: string
  readonly versionFlag: string
  /** Debian's package */
  readonly debianPackage: string
  /** how to get it where we may not install it: ends an error message */
  readonly remedy: string
}

/** Answers whether the command is there, after installing its package when we are root on a Debian. */
export const found = async ({ command, versionFlag, debianPackage }: SystemCommand): Promise<boolean> =>
  (await answers(command, versionFlag)) || ((await installed(debianPackage)) && answers(command, versionFlag))

/** @throws {BackingServiceMissing} when it is not there and cannot be installed */
export const required = async (wanted: SystemCommand): Promise<string> => {
  if (await found(wanted)) return wanted.command
  throw new BackingServiceMissing(`${wanted.command} is not on the PATH. ${wanted.remedy}`)
}

const installed = async (debianPackage: string): Promise<boolean> => {
  if (process.getuid?.() !== 0 || !(await answers('apt-get', '--version'))) return false
  process.stderr.write(`Installing ${debianPackage} …\n`)
  try {
    await run('apt-get', ['update', '-q'])
    await run('env', ['DEBIAN_FRONTEND=noninteractive', 'apt-get', 'install', '-y', '-q', debianPackage])
    return true
  } catch (error) {
    process.stderr.write(`${debianPackage} could not be installed: ${String(error)}\n`)
    return false
  }
}
