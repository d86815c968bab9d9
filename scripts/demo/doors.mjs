/** Registers a door and answers its credential; a door that is there already gets a new one. */
export const register = async (api, { id, story: _, ...attributes }) => {
  const { status, answer } = await api.call('POST', '/v1/devices', { body: { id, ...attributes } })
  if (status === 201) return answer.token
  if (status !== 409) throw new Error(`Registering ${id}: ${status} ${JSON.stringify(answer)}`)
  return (await api.ask('POST', `/v1/devices/${id}/credential`)).token
}

export const handIn = (api, { id, token }, body) => api.call('POST', `/v1/devices/${id}/audit-blocks`, { token, body })
