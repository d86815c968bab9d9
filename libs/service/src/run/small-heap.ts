import { setFlagsFromString } from 'node:v8'

/**
 * V8 lets garbage grow with the machine: on one with 24 GiB, filling a view anew took four times the memory of an idle
 * process, nearly all of it rows that had long been written. Collecting sooner takes half of that and no measurable time
 * (`npm run bench`). Only a heuristic is set here, which V8 reads whenever it decides; Node has no option for it.
 */
export const keepHeapSmall = (): void => {
  isKeptSmall = true
  collectAfterGrowthOf(30)
}

/**
 * Lets the heap grow faster until the work is done. What is read once and kept, hundreds of megabytes at a start, is
 * otherwise looked through again for each 30 % that come: a third of the time that reading takes, and no less memory.
 */
export const whileHeapGrows = async <Result>(work: Promise<Result>): Promise<Result> => {
  if (!isKeptSmall) return work
  collectAfterGrowthOf(100)
  return work.finally(() => collectAfterGrowthOf(30))
}

/** Of one process, as V8's flags are. */
let isKeptSmall = false

/** Old objects are collected when there are so many percent more of them, not when there are several times as many. */
const collectAfterGrowthOf = (percent: number): void => setFlagsFromString(`--heap-growing-percent=${percent}`)
