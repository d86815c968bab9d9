import type { Provider, ValueProvider } from '@nestjs/common'
import type { ServiceDefinition } from './service-definition.js'
import { accessSources } from './service-providers.js'
import type { ServiceWork } from './service-work.js'
import { SERVICE_WORK } from './tokens.js'
import { unusedPlatform } from './unused-platform.js'

/** Names of the topics that the views and event processors of a service read, sorted; nothing is started. */
export const topicsReadBy = (definition: ServiceDefinition): readonly string[] => {
  const { imports = [] } = definition.module(unusedPlatform(definition.name))
  const work = imports.flatMap((imported) => ('providers' in imported ? (imported.providers ?? []) : [])).find(isWork)
  if (work === undefined) throw new Error(`${definition.name} is not made of a serviceModule`)
  const { projections = [], processors = [] } = work.useValue
  const topics = [
    ...[...accessSources, ...projections].map(({ projection }) => projection.topic),
    ...processors.map(({ topic }) => topic),
  ]
  return [...new Set(topics)].sort()
}

const isWork = (provider: Provider): provider is ValueProvider<ServiceWork> =>
  'provide' in provider && provider.provide === SERVICE_WORK
