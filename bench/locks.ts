/** Doors of a bench: registered through the API, each with its credential and a clock of its own. */
export interface Lock {
  readonly id: string
  readonly token: string
  clockMs: number
}

export const registerLocks = async (address: string, adminToken: string, count: number): Promise<Lock[]> => {
  const locks: Lock[] = []
  for (let number = 0; number < count; number += 1) {
    const id = `door-${number}`
    const response = await fetch(`${address}/v1/devices`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${adminToken}` },
      body: JSON.stringify({ id, kind: 'lock', model: 'LE', name: `Door ${number}`, zone: 'UTC' }),
    })
    if (response.status !== 201) throw new Error(`registering ${id}: ${response.status} ${await response.text()}`)
    const { token } = (await response.json()) as { token: string }
    locks.push({ id, token, clockMs: Date.now() - 86_400_000 })
  }
  return locks
}

/** A block of so many new records, each a second after the one before. */
export const nextBlock = (lock: Lock, records: number): string => {
  const audits = Array.from({ length: records }, () => {
    lock.clockMs += 1_000
    return { event: '05070000', time: new Date(lock.clockMs).toISOString().replaceAll(/\D/g, '').slice(0, 14) }
  })
  return JSON.stringify({ audits, nxtDbVerTS: '0x08d16357eef73a69' })
}

export const auditBlocksPath = ({ id }: Lock): string => `/v1/devices/${id}/audit-blocks`
