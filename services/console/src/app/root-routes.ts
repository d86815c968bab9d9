import { createRootRoute, createRoute, Outlet } from '@tanstack/react-router'
import { Gate } from './gate'
import { NotFound } from './not-found'

export const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound })

/** Everything but how to get a password shows the sign-in in its place until somebody is signed in. */
export const gate = createRoute({ getParentRoute: () => root, id: 'gate', component: Gate })

export const below = { getParentRoute: () => gate } as const

/** What a page takes of its address: one text of each name, and nothing else. */
export const textsOf =
  <Name extends string>(...names: readonly Name[]) =>
  (search: Readonly<Record<string, unknown>>): { readonly [Each in Name]?: string } =>
    Object.fromEntries(names.flatMap((name) => (typeof search[name] === 'string' ? [[name, search[name]]] : []))) as {
      readonly [Each in Name]?: string
    }
