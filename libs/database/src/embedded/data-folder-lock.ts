import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isAlive, startedWhen } from './process-identity.js'

interface Holder {
  readonly pid: number
  readonly started: string
}

/** The data folder is used by another running process. */
export class DataFolderInUse extends Error {
  override readonly name = 'DataFolderInUse'
  constructor(dataDir: string, pid: number) {
    super(`${dataDir} is in use by process ${pid}. Stop that one, or choose another data folder.`)
  }
}

/**
 * Takes the folder for this process. What a dead process left is taken over.
 * @returns gives it back
 * @throws {DataFolderInUse}
 */
export const lockDataFolder = async (dataDir: string): Promise<() => Promise<void>> => {
  const file = join(dataDir, 'in-use-by.json')
  const mine = JSON.stringify({ pid: process.pid, started: await startedWhen(process.pid) } satisfies Holder)
  while (!(await created(file, mine))) {
    const holder = await readHolder(file)
    if (holder !== undefined && (await isRunning(holder))) throw new DataFolderInUse(dataDir, holder.pid)
    await setAside(file)
  }
  return () => rm(file, { force: true })
}

const created = async (file: string, content: string): Promise<boolean> => {
  try {
    await writeFile(file, content, { flag: 'wx', mode: 0o600 })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Undefined when a crash left the file empty or cut short. */
const readHolder = async (file: string): Promise<Holder | undefined> => {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Holder
  } catch {
    return undefined
  }
}

const isRunning = async ({ pid, started }: Holder): Promise<boolean> =>
  isAlive(pid) && (started === 'unknown' || started === (await startedWhen(pid)))

const setAside = async (file: string): Promise<void> => {
  const aside = `${file}.${process.pid}`
  await rename(file, aside).catch(() => undefined)
  await rm(aside, { force: true })
}
