import { setFlagsFromString } from 'node:v8'

/**
 * V8 lets garbage grow with the machine: on one with 24 GiB, filling a view anew took four times the memory of an idle
 * process, nearly all of it rows that had long been written. Collecting sooner takes half of that and no measurable time
 * (`npm run bench`). Only heuristics are set here, which V8 reads whenever it decides; Node has no option for them.
 */
export const keepHeapSmall = (): void => {
  // Old objects are collected when there are 30 % more of them, not when there are several times as many.
  setFlagsFromString('--heap-growing-percent=30')
  // The space for new objects stays as it is at the start.
  setFlagsFromString('--semi-space-growth-factor=1')
}
