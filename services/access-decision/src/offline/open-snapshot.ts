import {
  type PolicySnapshot,
  policySnapshotPayload,
  type PolicySnapshotPayload,
  type SnapshotSections,
} from '@doorledger/contracts'
import { createPublicKey, verify } from 'node:crypto'
import { SECTIONS, withDelta } from '../domain/offline/snapshot-delta.js'
import type { Jws, PublicJwk } from './policy-signing-keys.js'

/** A snapshot that a controller must not decide by. It goes on with the one it has, for as long as that is valid. */
export class SnapshotRefused extends Error {
  override readonly name = 'SnapshotRefused'
}

/**
 * The payload of a signed snapshot.
 * @param keys those of `GET /v1/policy-signing-keys` that the controller trusts
 * @throws {SnapshotRefused} when it is signed by no such key, or is none
 */
export const openSnapshot = (jws: Jws, keys: readonly Pick<PublicJwk, 'kid' | 'x'>[]): PolicySnapshotPayload => {
  const header = jsonIn(jws.protected) as { readonly alg?: unknown; readonly kid?: unknown } | null
  const key = keys.find(({ kid }) => kid === header?.kid)
  if (key === undefined || header?.alg !== 'EdDSA') throw new SnapshotRefused('It is signed by no key that is trusted')
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: key.x }
  const signed = Buffer.from(`${jws.protected}.${jws.payload}`)
  const isGenuine = verify(
    null,
    signed,
    createPublicKey({ key: jwk, format: 'jwk' }),
    Buffer.from(jws.signature, 'base64url'),
  )
  if (!isGenuine) throw new SnapshotRefused('Its signature does not hold')
  const { data } = policySnapshotPayload.safeParse(jsonIn(jws.payload))
  if (data === undefined) throw new SnapshotRefused('It is not a snapshot of a format known here')
  return data
}

/**
 * The snapshot to decide by from now on.
 * @param present the one there is
 * @throws {SnapshotRefused} when it is of another device, older than the present one, or a delta to another version
 */
export const takeSnapshot = (
  payload: PolicySnapshotPayload,
  deviceId: string,
  present?: PolicySnapshot,
): PolicySnapshot => {
  if (payload.deviceId !== deviceId) throw new SnapshotRefused('It is of another device')
  if (present !== undefined && payload.madeAt < present.madeAt)
    throw new SnapshotRefused('It is older than the one here')
  if (payload.kind === 'whole') return payload
  if (payload.since !== present?.version) throw new SnapshotRefused('It is a delta to another version')
  const { kind: _, since: __, set, removed, ...head } = payload
  return { kind: 'whole', ...head, ...withDelta(sectionsIn(present), { set, removed }) }
}

const sectionsIn = (snapshot: PolicySnapshot): SnapshotSections =>
  Object.fromEntries(SECTIONS.map((section) => [section, snapshot[section]])) as unknown as SnapshotSections

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString())
  } catch {
    return null
  }
}
