import { pino } from 'pino'
import type { ServicePlatform } from './service-platform.js'

/** To make a module and look at it: no port is ever used, and a module that does use one fails at once. */
export const unusedPlatform = (name: string): ServicePlatform => {
  const unused = <Port extends object>(): Port => Object.freeze({}) as Port
  return { name, log: unused(), database: unused(), sharedState: unused(), logger: pino({ level: 'silent' }) }
}
