import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Api, Listed } from '../../../test/system/api.js'
import { bodyFor, type Building, furnish, pathTo } from './matrix/buildings.js'
import { type Asked, callRoute, type Said } from './matrix/call-route.js'
import { Callers, type SignedIn } from './matrix/callers.js'
import { holds, permissionsOf, type RoleId, roles } from './matrix/roles.js'
import { ROUTES, routesOf, type Scope } from './matrix/routes.js'
import { databaseUrl, freshFolder, type RunningStandalone, startStandalone } from './running-standalone.js'

let folder: Awaited<ReturnType<typeof freshFolder>>
let standalone: RunningStandalone
let api: Api
let callers: Callers
let anywhere: Readonly<Record<RoleId, SignedIn>>
let inNorth: Readonly<Record<RoleId, SignedIn>>
let stranger: SignedIn
let north: Building
let south: Building

beforeAll(async () => {
  folder = await freshFolder()
  standalone = await startStandalone(folder.dir)
  api = standalone.api
  for (const id of ['north', 'south']) {
    const { status } = await api.call('POST', '/v1/premises', { body: { id, kind: 'building', name: id } })
    expect(status).toBe(201)
  }
  callers = await Callers.open(api, await databaseUrl(folder.dir))
  anywhere = await callers.ofEachRole(null)
  inNorth = await callers.ofEachRole('north')
  stranger = await callers.stranger()
  north = await furnish(api, 'north', inNorth.administrator.userId)
  south = await furnish(api, 'south', inNorth.administrator.userId)
})
afterAll(async () => {
  await callers.close()
  await standalone.process.interrupt()
  await folder.remove()
})

const call = (route: string, token: string | undefined, asked: Omit<Asked, 'token'> = {}): Promise<Said> =>
  callRoute(api.address, route, { token, ...asked })

const templateOf = (route: string): string => route.split(' ')[1]!

const perRole = [...roles]

describe('every route of every service', () => {
  it('is in the table, and nothing else is', async () => {
    const { paths } = await api.get<{ paths: Record<string, object> }>('/openapi.json')
    const routes = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    expect(routes.toSorted()).toEqual(Object.keys(ROUTES).toSorted())
  })

  it('lets nobody in who does not say who he is, unless it is for anybody', async () => {
    const open: string[] = []
    for (const route of Object.keys(ROUTES)) {
      if (ROUTES[route]!.kind === 'public') continue
      const { status } = await call(route, undefined, { body: bodyFor(route, north) })
      if (status !== 401) open.push(`${route} ${status}`)
    }
    expect(open).toEqual([])
  })

  it.each(perRole)('is for %s where the role holds its permission, and nowhere else', async (role) => {
    expect(await differencesFor((permission) => holds(role, permission), anywhere[role])).toEqual([])
  })

  it('is for an API token with its permission, unless it is about whoever is signed in', async () => {
    const body = { name: 'audits', permissions: permissionsOf('auditor') }
    const { token } = (await api.call<{ token: string }>('POST', '/v1/api-tokens', { body })).body
    const caller = { userId: 'none', token: () => Promise.resolve(token) }
    expect(await differencesFor((permission) => holds('auditor', permission), caller)).toEqual([])
    for (const { route } of routesOf('session')) {
      expect(await call(route, token)).toMatchObject({ status: 403, code: 'session_needed' })
    }
  })

  it('that is for devices lets no person in, and one about oneself every one', async () => {
    for (const { route } of routesOf('device')) {
      const asked = { body: bodyFor(route, north) }
      expect((await call(route, await anywhere.administrator.token(), asked)).status).toBe(401)
    }
    for (const { route } of routesOf('session')) {
      const { status } = await call(route, await anywhere.employee.token())
      expect(isAnswer(route, status), `${route} ${status}`).toBe(true)
    }
  })
})

/**
 * What comes of asking for things that nothing has ever been, with a body that says nothing: a list is shown, or names
 * what it wants to know; what is not there is not found; what is to be changed is not there, or wants to be told what.
 */
const isAnswer = (route: string, status: number): boolean => {
  if (isOfAuditLog(route)) return status === 405 || (route.includes('{') && status === 404)
  if (!route.startsWith('GET')) return [200, 201, 202, 204, 400, 404, 409, 412].includes(status)
  return (route.includes('{') ? [200, 400, 404, 409] : [200, 400]).includes(status)
}

/** Nothing changes the audit log, whatever somebody may do otherwise. */
const isOfAuditLog = (route: string): boolean => /^(PUT|PATCH|DELETE) \/v1\/audit-entries/.test(route)

/** Routes that let somebody in, or not, otherwise than the table says. */
const differencesFor = async (isHeld: (permission: never) => boolean, caller: SignedIn): Promise<string[]> => {
  const differences: string[] = []
  const token = await caller.token()
  for (const { route, access } of routesOf('permission')) {
    const { status, code, permission } = await call(route, token)
    const isRefused = status === 403 && code === 'permission_missing' && permission === access.permission
    const isRight = isHeld(access.permission as never) ? isAnswer(route, status) : isRefused
    if (!isRight) differences.push(`${route} ${status} ${code}`)
  }
  return differences
}

describe('every route, for a role that is held in the north building', () => {
  it.each(perRole)('as %s, takes what lies there and knows of nothing in the south', async (role) => {
    const token = await inNorth[role].token()
    const wrong: string[] = []
    for (const { route, access } of routesOf('permission')) {
      const verdict = await verdictOn(route, token, access.scope)
      const expected = !holds(role, access.permission) ? 'refused' : VERDICTS[access.scope]
      if (verdict !== expected) wrong.push(`${route}: ${verdict}, not ${expected}`)
    }
    expect(wrong).toEqual([])
  })

  const VERDICTS = {
    premises: 'confined',
    anywhere: 'taken',
    everywhere: 'everywhere only',
    own: 'everywhere only',
  } as const satisfies Record<Scope, string>

  const verdictOn = async (route: string, token: string, scope: Scope): Promise<string> => {
    const inside = await call(route, token, await aboutNorth(route, token))
    const refusal = refusalOf(route, inside)
    if (refusal !== undefined) return refusal
    if (scope === 'anywhere') return 'taken'
    const path = pathTo(templateOf(route), south)
    if (path === undefined && route.startsWith('GET')) return verdictOnList(route, inside.text)
    // What lies outside is not to be had for somebody inside either.
    const body = bodyFor(route, path === undefined ? south : { ...south, user: north.user })
    const outside = await call(route, token, { path, body })
    const isUnknown = path === undefined ? isTurnedDown(outside) : outside.status === 404
    if (outside.code === 'invalid_request')
      return 'was sent no valid body: give it one in bodyFor of matrix/buildings.ts'
    return isUnknown ? 'confined' : `takes what lies outside: ${outside.status} ${outside.code}`
  }

  const refusalOf = (route: string, { status, code }: Said): string | undefined => {
    if (status === 403) return REFUSALS[code ?? ''] ?? `refused inside: ${code}`
    return status === 404 || !isAnswer(route, status) ? `refused inside: ${status}` : undefined
  }

  const REFUSALS: Readonly<Record<string, string>> = {
    permission_missing: 'refused',
    permission_not_everywhere: 'everywhere only',
  }

  /** What is taken back is nobody's business there any more, and views are one's own: each time it is another. */
  const aboutNorth = async (route: string, token: string): Promise<Asked> => {
    const body = bodyFor(route, north)
    const spared = Object.keys(SPARES).find((prefix) => route.startsWith(prefix))
    if (spared === undefined) return { path: pathTo(templateOf(route), north), body }
    const { from, as, own } = SPARES[spared]!
    const made = { body: bodyFor(from, north)!, ...(own === true && { token }) }
    const { body: spare } = await api.call<{ id?: string; reportId?: string }>('POST', templateOf(from), made)
    return { path: pathTo(templateOf(route), { ...north, [as]: spare.id ?? spare.reportId ?? 'none' }), body }
  }

  const SPARES: Readonly<Record<string, { from: string; as: keyof Building; own?: boolean }>> = {
    'POST /v1/credentials/{id}/unassign': { from: 'POST /v1/credentials', as: 'credential' },
    'PUT /v1/access-events/reported/': { from: 'POST /v1/phone-key-events', as: 'phoneReport', own: true },
    'DELETE /v1/reports/{id}': { from: 'POST /v1/reports', as: 'report' },
    'PUT /v1/saved-views/{id}': { from: 'POST /v1/saved-views', as: 'savedView', own: true },
    'DELETE /v1/saved-views/{id}': { from: 'POST /v1/saved-views', as: 'savedView', own: true },
  }

  const verdictOnList = (route: string, text: string): string => {
    const shows = (building: Building) => Object.values(building).some((id: string) => text.includes(id))
    if (shows(south)) return 'shows the south'
    return shows(north) ||
      /(count|histogram|stream|entry-types|dashboard|diagnosis|analytics\/(days|peaks))$/.test(route)
      ? 'confined'
      : 'shows nothing'
  }

  const isTurnedDown = ({ status, code }: Said): boolean =>
    status === 404 || ['outside_your_premises', 'user_not_found'].includes(code ?? '')
})

describe('a device', () => {
  it.each(['south', 'south/north', '', null])('is not moved from the north to "%s"', async (facilityPath) => {
    const asked = { path: `/v1/devices/${north.lock}/attributes`, body: { facilityPath } }
    expect(await call('PATCH /v1/devices/{id}/attributes', await inNorth.administrator.token(), asked)).toMatchObject({
      status: 403,
      code: 'outside_your_premises',
    })
  })
})

describe('every route, for the administrator of another organisation', () => {
  it('knows of nothing in this one', async () => {
    const token = await stranger.token()
    const wrong: string[] = []
    for (const { route } of routesOf('permission')) {
      const path = pathTo(templateOf(route), north)
      const { status, text } = await call(route, token, {
        path,
        body: path === undefined ? undefined : bodyFor(route, north),
      })
      const isBlind = path === undefined ? !text.includes(north.lock) && !text.includes(north.user) : status === 404
      if (!isBlind) wrong.push(`${route} ${status} ${text.slice(0, 100)}`)
    }
    expect(wrong).toEqual([])
  })
})

describe('the access log', () => {
  const devices = async (caller: SignedIn) => {
    const { status, body } = await api.call<Listed<{ accessDevice: { id: string } }>>('GET', '/v1/access-events', {
      token: await caller.token(),
    })
    return status === 200 ? new Set(body.items.map(({ accessDevice }) => accessDevice.id)) : status
  }

  it('is refused to employees, shown to auditors, and to a facilities admin as far as his own building', async () => {
    expect(await devices(anywhere.employee)).toBe(403)
    expect(await devices(anywhere.auditor)).toEqual(new Set([north.lock, south.lock]))
    expect(await devices(inNorth['facilities-admin'])).toEqual(new Set([north.lock]))
    expect(await devices(stranger)).toEqual(new Set())
  })
})

describe('the audit log', () => {
  const devices = async (caller: SignedIn) => {
    const asked = { token: await caller.token() }
    const { status, body } = await api.call<Listed<{ target: { id: string } }>>(
      'GET',
      '/v1/audit-entries?targetKind=device&operation=created&limit=500',
      asked,
    )
    return status === 200 ? new Set(body.items.map(({ target }) => target.id)) : status
  }

  it('is refused to employees, shown to auditors, and to a facilities admin as far as his own building', async () => {
    expect(await devices(anywhere.employee)).toBe(403)
    const all = await devices(anywhere.auditor)
    for (const lock of [north.lock, south.lock]) expect(all).toContain(lock)
    const own = await devices(inNorth['facilities-admin'])
    expect(own).toContain(north.lock)
    expect(own).not.toContain(south.lock)
    expect(await devices(stranger)).toEqual(new Set())
  })
})
