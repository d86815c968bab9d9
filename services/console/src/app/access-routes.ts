import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { below, textsOf } from './root-routes'

/** Doors, who may open them when, and what happens at them. */
export const accessRoutes = [
  createRoute({
    ...below,
    path: '/alerts',
    component: lazyRouteComponent(() => import('../features/alerts/alerts-page'), 'AlertsPage'),
  }),
  createRoute({
    ...below,
    path: '/my-access',
    component: lazyRouteComponent(() => import('../features/my-access/my-access-page'), 'MyAccessPage'),
  }),
  createRoute({
    ...below,
    path: '/presence',
    validateSearch: textsOf('area'),
    component: lazyRouteComponent(() => import('../features/presence/presence-page'), 'PresencePage'),
  }),
  createRoute({
    ...below,
    path: '/doors',
    component: lazyRouteComponent(() => import('../features/doors/doors-page'), 'DoorsPage'),
  }),
  createRoute({
    ...below,
    path: '/doors/$id',
    component: lazyRouteComponent(() => import('../features/doors/door-page'), 'DoorPage'),
  }),
  createRoute({
    ...below,
    path: '/access-rules',
    component: lazyRouteComponent(() => import('../features/access-rules/access-rules-page'), 'AccessRulesPage'),
  }),
  createRoute({
    ...below,
    path: '/schedules',
    component: lazyRouteComponent(() => import('../features/schedules/schedules-page'), 'SchedulesPage'),
  }),
  createRoute({
    ...below,
    path: '/holidays',
    component: lazyRouteComponent(() => import('../features/schedules/holidays-page'), 'HolidaysPage'),
  }),
  createRoute({
    ...below,
    path: '/macros',
    component: lazyRouteComponent(() => import('../features/macros/macros-page'), 'MacrosPage'),
  }),
  createRoute({
    ...below,
    path: '/faces',
    component: lazyRouteComponent(() => import('../features/faces/faces-page'), 'FacesPage'),
  }),
  createRoute({
    ...below,
    path: '/replay',
    component: lazyRouteComponent(() => import('../features/replay/replay-page'), 'ReplayPage'),
  }),
  createRoute({
    ...below,
    path: '/explain',
    validateSearch: textsOf('person', 'door'),
    component: lazyRouteComponent(() => import('../features/explain/explain-page'), 'ExplainPage'),
  }),
]
