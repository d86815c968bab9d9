import { createRootRoute, createRoute, createRouter, Outlet, redirect } from '@tanstack/react-router'
import { AccountPage } from '../features/account/account-page'
import { ForgottenPasswordPage } from '../features/sign-in/forgotten-password-page'
import { SetPasswordPage } from '../features/sign-in/set-password-page'
import { Gate } from './gate'
import { NotFound } from './not-found'
import { Start } from './start'

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound })

/** Open to anybody: how to get a password. */
const open = [
  createRoute({ getParentRoute: () => root, path: '/forgotten-password', component: ForgottenPasswordPage }),
  createRoute({ getParentRoute: () => root, path: '/set-password', component: SetPasswordPage }),
]

/** Everything else shows the sign-in in its place until somebody is signed in. */
const gate = createRoute({ getParentRoute: () => root, id: 'gate', component: Gate })
const below = { getParentRoute: () => gate } as const

const pages = [
  createRoute({ ...below, path: '/', component: Start }),
  createRoute({ ...below, path: '/sign-in', beforeLoad: () => redirect({ to: '/', throw: true, hash: true }) }),
  createRoute({ ...below, path: '/account', component: AccountPage }),
]

export const router = createRouter({
  routeTree: root.addChildren([...open, gate.addChildren(pages)]),
  defaultPreload: 'intent',
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
