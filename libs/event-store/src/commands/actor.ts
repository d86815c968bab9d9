import type { AuditedAction } from './audited-action.js'

/** Who gives a command. A `Caller` of libs/service is one. */
export interface Actor {
  readonly tenantId: string
  /** `token:<id>`, `device:<id>`, `user:<id>` or `system` */
  readonly actor: string
  /** shared by everything one request causes */
  readonly correlationId?: string
  /** what the request is about to do, when that belongs in the audit log of administrators */
  readonly action?: AuditedAction
}
