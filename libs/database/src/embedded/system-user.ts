import { spawnSync } from 'node:child_process'
import { readFile, stat } from 'node:fs/promises'

/** How Postgres is started on this machine: it refuses to run as root, and should not outlive us. */
export interface SystemUser {
  /** whom the data folder must belong to; undefined: whoever we are */
  readonly owner: UserIds | undefined
  /** the program and arguments that run the given program as that user */
  command(program: string, args: readonly string[]): [program: string, args: readonly string[]]
}

/**
 * @param clusterDir whoever it belongs to already goes on with it
 * @throws {Error} as root on a machine that knows no other user, or cannot start programs as one
 */
export const systemUser = async (clusterDir: string): Promise<SystemUser> => {
  const owner = process.getuid?.() === 0 ? await unprivilegedUser(clusterDir) : undefined
  if (hasSetpriv()) {
    const options = ['--pdeathsig', 'INT', ...(owner === undefined ? [] : await privilegesOf(owner))]
    return { owner, command: (program, args) => ['setpriv', [...options, '--', program, ...args]] }
  }
  if (owner === undefined) return { owner, command: (program, args) => [program, args] }
  throw new Error('Postgres does not run as root, and `setpriv` of util-linux is missing. Add it, or start as a user.')
}

interface UserIds {
  readonly uid: number
  readonly gid: number
}

const unprivilegedUser = async (clusterDir: string): Promise<UserIds> => {
  const present = await stat(clusterDir).catch(() => undefined)
  if (present !== undefined && present.uid !== 0) return present
  const users = parseUsers(await readFile('/etc/passwd', 'utf8')).filter(({ uid }) => uid !== 0)
  const named = (name: string) => users.find((user) => user.name === name)
  const chosen = named('postgres') ?? named('nobody') ?? users[0]
  if (chosen !== undefined) return chosen
  throw new Error('Postgres does not run as root, and /etc/passwd has no other user. Add one, or start as one.')
}

/** @see passwd(5) */
export const parseUsers = (passwd: string): (UserIds & { name: string })[] =>
  passwd
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => /^\d+$/.test(fields[2] ?? '') && /^\d+$/.test(fields[3] ?? ''))
    .map(([name, , uid, gid]) => ({ name: name!, uid: Number(uid), gid: Number(gid) }))

/** That of util-linux: others lack the options. It sends Postgres a signal when we die, however we die. */
const hasSetpriv = (): boolean => {
  const { status, stdout } = spawnSync('setpriv', ['--version'], { encoding: 'utf8' })
  return status === 0 && stdout.includes('util-linux')
}

/**
 * Node and the data folder may lie under a home that only root may enter. Rather than opening that up,
 * the new user keeps root's right to pass through folders, where we have it ourselves (containers may not).
 */
const privilegesOf = async ({ uid, gid }: UserIds): Promise<string[]> => {
  const held = heldCapabilities(await readFile('/proc/self/status', 'utf8'))
  const passing = PASSING.filter(({ bit }) => (held & (1n << bit)) !== 0n).map(({ name }) => `+${name}`)
  const capabilities = passing.length === 0 ? [] : ['--inh-caps', passing.join(), '--ambient-caps', passing.join()]
  return ['--reuid', String(uid), '--regid', String(gid), '--clear-groups', ...capabilities]
}

/** @see capabilities(7); bits from linux/capability.h */
const PASSING = [
  { name: 'dac_override', bit: 1n },
  { name: 'dac_read_search', bit: 2n },
]

const heldCapabilities = (status: string): bigint => {
  const hex = /^CapPrm:\s*([0-9a-f]+)$/m.exec(status)?.[1]
  return hex === undefined ? 0n : BigInt(`0x${hex}`)
}
