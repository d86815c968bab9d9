import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { AccountPage } from '../features/account/account-page'
import { filtersOf } from '../features/access-log/filters'
import { beginLog } from '../features/access-log/log-pages'
import { activitySearchOf } from '../features/user-activity/activity-search'
import { ForgottenPasswordPage } from '../features/sign-in/forgotten-password-page'
import { SetPasswordPage } from '../features/sign-in/set-password-page'
import { accessRoutes } from './access-routes'
import { operationRoutes } from './operation-routes'
import { recordRoutes } from './record-routes'
import { below, gate, root, textsOf } from './root-routes'
import { Start } from './start'

/** Open to anybody: how to get a password. */
const open = [
  createRoute({ getParentRoute: () => root, path: '/forgotten-password', component: ForgottenPasswordPage }),
  createRoute({ getParentRoute: () => root, path: '/set-password', component: SetPasswordPage }),
]

const pages = [
  createRoute({ ...below, path: '/', component: Start }),
  createRoute({ ...below, path: '/sign-in', beforeLoad: () => redirect({ to: '/', throw: true, hash: true }) }),
  createRoute({ ...below, path: '/account', component: AccountPage }),
  createRoute({
    ...below,
    path: '/access-log',
    validateSearch: filtersOf,
    // Moving over a link asks for the program only: whoever looks at somebody's rows is reported as having done so.
    preload: false,
    loader: ({ location }) => beginLog(filtersOf(location.search)),
    component: lazyRouteComponent(() => import('../features/access-log/access-log-page'), 'AccessLogPage'),
  }),
  createRoute({
    ...below,
    path: '/locks',
    component: lazyRouteComponent(() => import('../features/locks/locks-page'), 'LocksPage'),
  }),
  createRoute({
    ...below,
    path: '/locks/$id',
    component: lazyRouteComponent(() => import('../features/locks/lock-page'), 'LockPage'),
  }),
  createRoute({
    ...below,
    path: '/people',
    component: lazyRouteComponent(() => import('../features/people/people-page'), 'PeoplePage'),
  }),
  createRoute({
    ...below,
    path: '/people/$id',
    component: lazyRouteComponent(() => import('../features/people/person-page'), 'PersonPage'),
  }),
  createRoute({
    ...below,
    path: '/keys',
    component: lazyRouteComponent(() => import('../features/keys/keys-page'), 'KeysPage'),
  }),
  createRoute({
    ...below,
    path: '/groups',
    component: lazyRouteComponent(() => import('../features/groups/groups-page'), 'GroupsPage'),
  }),
  createRoute({
    ...below,
    path: '/groups/$id',
    component: lazyRouteComponent(() => import('../features/groups/group-page'), 'GroupPage'),
  }),
  createRoute({
    ...below,
    path: '/roles',
    component: lazyRouteComponent(() => import('../features/roles/roles-page'), 'RolesPage'),
  }),
  createRoute({
    ...below,
    path: '/premises',
    component: lazyRouteComponent(() => import('../features/premises/premises-page'), 'PremisesPage'),
  }),
  createRoute({
    ...below,
    path: '/devices',
    component: lazyRouteComponent(() => import('../features/devices/devices-page'), 'DevicesPage'),
  }),
  createRoute({
    ...below,
    path: '/audit-log',
    validateSearch: textsOf('q', 'range'),
    component: lazyRouteComponent(() => import('../features/audit-log/audit-log-page'), 'AuditLogPage'),
  }),
  createRoute({
    ...below,
    path: '/user-activity',
    validateSearch: activitySearchOf,
    component: lazyRouteComponent(() => import('../features/user-activity/user-activity-page'), 'UserActivityPage'),
  }),
  createRoute({
    ...below,
    path: '/lockdown',
    component: lazyRouteComponent(() => import('../features/lockdown/lockdown-page'), 'LockdownPage'),
  }),
]

export const router = createRouter({
  routeTree: root.addChildren([
    ...open,
    gate.addChildren([...pages, ...accessRoutes, ...recordRoutes, ...operationRoutes]),
  ]),
  defaultPreload: 'intent',
  defaultPreloadDelay: 0,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
