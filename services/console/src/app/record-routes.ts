import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { below, textsOf } from './root-routes'

/** What is made of the record, and how long it is kept. */
export const recordRoutes = [
  createRoute({
    ...below,
    path: '/dashboard',
    component: lazyRouteComponent(() => import('../features/dashboard/dashboard-page'), 'DashboardPage'),
  }),
  createRoute({
    ...below,
    path: '/reports',
    validateSearch: textsOf('report'),
    component: lazyRouteComponent(() => import('../features/reports/reports-page'), 'ReportsPage'),
  }),
  createRoute({
    ...below,
    path: '/report-schedules',
    component: lazyRouteComponent(
      () => import('../features/report-schedules/report-schedules-page'),
      'ReportSchedulesPage',
    ),
  }),
  createRoute({
    ...below,
    path: '/saved-views',
    component: lazyRouteComponent(() => import('../features/saved-views/saved-views-page'), 'SavedViewsPage'),
  }),
  createRoute({
    ...below,
    path: '/reviews',
    component: lazyRouteComponent(() => import('../features/reviews/reviews-page'), 'ReviewsPage'),
  }),
  createRoute({
    ...below,
    path: '/retention',
    component: lazyRouteComponent(() => import('../features/retention/retention-page'), 'RetentionPage'),
  }),
  createRoute({
    ...below,
    path: '/legal-holds',
    component: lazyRouteComponent(() => import('../features/legal-holds/legal-holds-page'), 'LegalHoldsPage'),
  }),
  createRoute({
    ...below,
    path: '/purges',
    validateSearch: textsOf('purge'),
    component: lazyRouteComponent(() => import('../features/purges/purges-page'), 'PurgesPage'),
  }),
  createRoute({
    ...below,
    path: '/erasure-requests',
    validateSearch: textsOf('request'),
    component: lazyRouteComponent(
      () => import('../features/erasure-requests/erasure-requests-page'),
      'ErasureRequestsPage',
    ),
  }),
]
