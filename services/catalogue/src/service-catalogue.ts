import type { z } from 'zod'
import { accessDecision } from './access-decision.js'
import { adminAudit } from './admin-audit.js'
import { auditTrail } from './audit-trail.js'
import type { CatalogueEntry, Installation } from './catalogue-entry.js'
import { deviceIngest } from './device-ingest.js'
import { directory } from './directory.js'
import { faceMatch } from './face-match.js'
import { reporting } from './reporting.js'
import { retention } from './retention.js'

/**
 * Every service, in the order in which one process starts them. The directory comes first: its copy of the tokens is
 * the one that requests are checked against.
 */
export const serviceCatalogue: readonly CatalogueEntry[] = [
  directory,
  deviceIngest,
  auditTrail,
  accessDecision,
  adminAudit,
  faceMatch,
  retention,
  reporting,
]

/** What of the services can be set where one process hosts them all. */
export const hostedVariables: z.ZodRawShape = Object.assign(
  {},
  ...serviceCatalogue.map((service) => service.hostedVariables),
) as z.ZodRawShape

/** The environment of the services of one installation on one machine, each a process of its own, without addresses. */
export const installationEnvironment = async (
  dir: string,
  secret: Installation['secret'],
): Promise<Readonly<Record<string, string>>> => {
  const environment: Record<string, string> = {}
  for (const service of serviceCatalogue) Object.assign(environment, await service.environment?.(dir, secret))
  return environment
}
