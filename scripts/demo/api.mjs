import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The running Doorledger and an administrator's way into it. */
export const connect = async () => {
  const address = process.env.DOORLEDGER_URL ?? `http://127.0.0.1:${process.env.PORT ?? 8080}`
  const tokenFile = join(process.env.DOORLEDGER_DATA_DIR ?? '.doorledger', 'admin-token')
  const adminToken = process.env.DOORLEDGER_TOKEN ?? readToken(tokenFile)

  const call = async (method, path, { token = adminToken, body, type = 'application/json' } = {}) => {
    const headers = { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': type }) }
    const response = await fetch(`${address}${path}`, { method, headers, body }).catch((error) => {
      throw new Error(`Nobody answers at ${address}. Is Doorledger running (npm start)?`, { cause: error })
    })
    const text = await response.text()
    return { status: response.status, answer: text === '' ? {} : JSON.parse(text) }
  }

  /** Registers a door and answers its credential; a door that is there already gets a new one. */
  const register = async ({ id, name, kind, model, zone }) => {
    const made = await call('POST', '/v1/devices', { body: JSON.stringify({ id, name, kind, model, zone }) })
    if (made.status === 201) return made.answer.token
    if (made.status !== 409) throw new Error(`Registering ${id}: ${made.status} ${JSON.stringify(made.answer)}`)
    const renewed = await call('POST', `/v1/devices/${id}/credential`)
    if (renewed.status !== 201)
      throw new Error(`New credential for ${id}: ${renewed.status} ${JSON.stringify(renewed.answer)}`)
    return renewed.answer.token
  }

  const handIn = (door, body) =>
    call('POST', `/v1/devices/${door.id}/audit-blocks`, { token: door.token, body, type: 'application/json' })

  return { address, tokenFile, register, handIn }
}

const readToken = (file) => {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    throw new Error(`No token at ${file}. Start Doorledger here first, or set DOORLEDGER_TOKEN.`)
  }
}
