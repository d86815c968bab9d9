import type { Topic } from '@doorledger/contracts'
import type { KeySources } from '@doorledger/privacy'
import type { ServiceDefinition } from '@doorledger/service'
import type { z } from 'zod'

/** What the services of one installation share besides the log, the database and the shared state. */
export interface Installation {
  /** folder for files of the services, absolute or relative to the working directory */
  readonly dataDir: string
  /** IANA time zone */
  readonly siteZone: string
  readonly keys: KeySources
  /** A secret that is kept for the installation under this name, and made when there is none. */
  readonly secret: (name: string) => Promise<string>
}

/** All that standalone, the stack, the reference pages and the tests need to know of a service. */
export interface CatalogueEntry<Shape extends z.ZodRawShape = z.ZodRawShape> {
  /** of the folder, the package and the process: `audit-trail` */
  readonly name: string
  /** where it listens as a process of its own on a developer's machine */
  readonly port: number
  /** its environment as a process of its own */
  readonly variables: z.ZodObject
  /** what of it can be set where one process hosts all services, besides what every installation has */
  readonly hostedVariables: Shape
  /** Topics it appends to: what it may write where each service has rights of its own. */
  readonly publishes: readonly Topic[]
  /** topics it follows besides those of its views and event processors */
  readonly follows?: readonly Topic[]
  /** the service as one process hosts it with others */
  hosted(config: z.output<z.ZodObject<Shape>>, installation: Installation): Promise<ServiceDefinition>
  /** Variables it needs as a process of its own besides addresses. @param dir of the installation */
  environment?(dir: string, secret: Installation['secret']): Promise<Readonly<Record<string, string>>>
}

/** States an entry and lets the type of its configuration be inferred. */
export const entry = <Shape extends z.ZodRawShape>(parts: CatalogueEntry<Shape>): CatalogueEntry<Shape> => parts
