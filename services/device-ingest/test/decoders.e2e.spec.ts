import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Api, Listed } from './api.js'
import { type Installation, installDeviceIngest } from './running-device-ingest.js'

let installation: Installation
let api: Api

beforeAll(async () => {
  installation = await installDeviceIngest('embedded')
  api = (await installation.start()).api
})
afterAll(() => installation.stop())

describe('decoders', () => {
  it('of a family nobody gave a table are not there', async () => {
    expect((await api.asAdmin('GET', '/v1/decoders/acme')).status).toBe(404)
  })

  it('are replaced by a whole table, which is then shown', async () => {
    const codes = { '0507': { name: 'credential', category: 'access' } }
    expect((await api.asAdmin('PUT', '/v1/decoders/acme', { codes })).body).toMatchObject({ version: 1, codes })
    expect((await api.asAdmin('PUT', '/v1/decoders/acme', { codes })).body).toMatchObject({ version: 1 })
    expect((await api.asAdmin('PUT', '/v1/decoders/acme', { codes: {}, ifVersion: 0 })).status).toBe(409)
    expect((await api.asAdmin('PUT', '/v1/decoders/acme', { codes: {}, ifVersion: 1 })).body).toMatchObject({
      version: 2,
    })
    const { body } = await api.asAdmin<Listed>('GET', '/v1/decoders')
    expect(body.items).toMatchObject([{ family: 'acme', version: 2, codeCount: 0 }])
  })

  it.each([
    [{ codes: { '05': { name: 'x', category: 'y' } } }, /^codes/],
    [{ codes: { '0507': { name: '', category: 'y' } } }, /^codes\.0507\.name/],
    [{ codes: { '0507': { name: 'x', category: 'y', access: { result: 'maybe' } } } }, /^codes\.0507\.access/],
    [{}, /^codes/],
  ])('%j are refused, naming the field', async (table, field) => {
    const { status, body } = await api.asAdmin('PUT', '/v1/decoders/acme', table)
    expect(status).toBe(400)
    expect(body['field']).toMatch(field)
  })
})
