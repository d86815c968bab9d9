import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { below, textsOf } from './root-routes'

/** What whoever runs Doorledger looks at. */
export const operationRoutes = [
  createRoute({
    ...below,
    path: '/system',
    component: lazyRouteComponent(() => import('../features/system/system-page'), 'SystemPage'),
  }),
  createRoute({
    ...below,
    path: '/dead-letters',
    component: lazyRouteComponent(() => import('../features/dead-letters/dead-letters-page'), 'DeadLettersPage'),
  }),
  createRoute({
    ...below,
    path: '/quarantine',
    validateSearch: textsOf('device'),
    component: lazyRouteComponent(() => import('../features/quarantine/quarantine-page'), 'QuarantinePage'),
  }),
  createRoute({
    ...below,
    path: '/api-tokens',
    component: lazyRouteComponent(() => import('../features/api-tokens/api-tokens-page'), 'ApiTokensPage'),
  }),
  createRoute({
    ...below,
    path: '/webhooks',
    component: lazyRouteComponent(() => import('../features/webhooks/webhooks-page'), 'WebhooksPage'),
  }),
  createRoute({
    ...below,
    path: '/webhooks/$id',
    component: lazyRouteComponent(() => import('../features/webhooks/webhook-page'), 'WebhookPage'),
  }),
  createRoute({
    ...below,
    path: '/licenses',
    component: lazyRouteComponent(() => import('../features/system/licenses-page'), 'LicensesPage'),
  }),
  createRoute({
    ...below,
    path: '/imports',
    validateSearch: textsOf('kind'),
    component: lazyRouteComponent(() => import('../features/imports/imports-page'), 'ImportsPage'),
  }),
  createRoute({
    ...below,
    path: '/ui-parts',
    component: lazyRouteComponent(() => import('../features/ui-parts/ui-parts-page'), 'UiPartsPage'),
  }),
]
