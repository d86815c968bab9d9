export { accessDecisionService } from './access-decision-service.js'
export type { AccessDecisionOptions } from './access-decision.module.js'
export { accessDecisionVariables, subscriptionOptions, subscriptionVariables } from './config.js'
