import { keys, locks, people, premises, roles } from './office.mjs'
import { register } from './doors.mjs'

const DAY_MS = 86_400_000

/**
 * Sets the office up; what is there already stays.
 * @returns ids of the people, and the locks with their credentials
 */
export const moveIn = async (api, now) => {
  for (const place of premises) await once(api, '/v1/premises', place)
  for (const role of roles) await once(api, '/v1/roles', role)
  const userIds = {}
  for (const [who, person] of Object.entries(people)) userIds[who] = await userId(api, person)
  for (const key of Object.values(keys)) await give(api, key, userIds[key.holder], now)
  const known = {}
  for (const [which, lock] of Object.entries(locks)) known[which] = { ...lock, token: await register(api, lock) }
  await untilKnown(api, userIds)
  return { userIds, locks: known }
}

const once = async (api, path, body) => {
  const { status, answer } = await api.call('POST', path, { body })
  if (status !== 201 && status !== 409) throw new Error(`POST ${path}: ${status} ${JSON.stringify(answer)}`)
}

const userId = async (api, { fields, assignments }) => {
  const { status, answer } = await api.call('POST', '/v1/users', { body: { ...fields, assignments } })
  if (status === 201) return answer.id
  if (status !== 409) throw new Error(`POST /v1/users: ${status} ${JSON.stringify(answer)}`)
  return (await api.ask('GET', `/v1/users/${fields.username}`)).id
}

/** A key is added, and then given to whoever has carried it for a month. */
const give = async (api, { kind, number, label }, holder, now) => {
  const added = await api.call('POST', '/v1/credentials', { body: { kind, number, label } })
  const { id } =
    added.status === 201 ? added.answer : await api.ask('POST', '/v1/credentials/lookup', { body: { kind, number } })
  const from = new Date(now.getTime() - 30 * DAY_MS).toISOString()
  await api.ask('POST', `/v1/credentials/${id}/assign`, { body: { userId: holder, from } })
}

/** Whoever judges visits knows the people and the locks a moment later. */
const untilKnown = async (api, { anna }) => {
  for (const { id } of Object.values(locks)) {
    await api.until(`lock ${id} where Anna may fetch the trail`, async () => {
      const { status, answer } = await api.call('GET', `/v1/locks/${id}/qualified-users?limit=500`)
      return status === 200 && answer.items.some(({ userId }) => userId === anna)
    })
  }
}
