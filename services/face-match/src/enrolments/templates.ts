import { newId } from '@doorledger/kernel'
import { destroyPersonKey, type PersonKeys, sealBytes, Unreadable, unsealBytes } from '@doorledger/privacy'
import type { ClientBase, Pool } from 'pg'

/** Whose template it is. */
export interface TemplateOwner {
  readonly tenantId: string
  readonly userId: string
}

/** A template that can be read. */
export interface OpenedTemplate {
  readonly template: Float32Array
  readonly modelId: string
  readonly photoVersion: number
}

const boundTo = ({ tenantId, userId }: TemplateOwner, modelId: string) => ['face-template', tenantId, userId, modelId]

/** Seals a template under a key made for it; what it returns stores both, in the transaction of the new photo. */
export const sealedTemplate = async (
  keys: PersonKeys,
  owner: TemplateOwner,
  { template, modelId }: Pick<OpenedTemplate, 'template' | 'modelId'>,
) => {
  const keyId = newId()
  const made = await keys.create({ tenantId: owner.tenantId, personId: keyId })
  const bytes = new Uint8Array(template.buffer, template.byteOffset, template.byteLength)
  const sealed = sealBytes(made.key, boundTo(owner, modelId), bytes)
  return async (client: ClientBase, photoVersion: number, at: string): Promise<void> => {
    await made.store(client)
    await client.query(
      `insert into face_templates (tenant_id, user_id, key_id, model_id, photo_version, sealed, created_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [owner.tenantId, owner.userId, keyId, modelId, photoVersion, sealed, at],
    )
  }
}

interface TemplateRow {
  readonly key_id: string
  readonly model_id: string
  readonly photo_version: number
  readonly sealed: Buffer
}

/** The template of a person, or undefined when there is none that can be read. */
export const openedTemplate = async (
  database: Pick<Pool, 'query'>,
  keys: PersonKeys,
  owner: TemplateOwner,
): Promise<OpenedTemplate | undefined> => {
  const { rows } = await database.query<TemplateRow>(
    'select key_id, model_id, photo_version, sealed from face_templates where tenant_id = $1 and user_id = $2',
    [owner.tenantId, owner.userId],
  )
  const [row] = rows
  if (row === undefined) return undefined
  const key = (await keys.find(owner.tenantId, [row.key_id])).get(row.key_id)
  if (key === undefined) return undefined
  try {
    const bytes = unsealBytes(key, boundTo(owner, row.model_id), row.sealed)
    const template = new Float32Array(new Uint8Array(bytes).buffer)
    return { template, modelId: row.model_id, photoVersion: row.photo_version }
  } catch (error) {
    if (error instanceof Unreadable) return undefined
    throw error
  }
}

/** Destroys the template of a person, or all, and, for ever, the keys under which they and all their copies are sealed. */
export const destroyTemplates = async (
  client: ClientBase,
  tenantId: string,
  whose: string | undefined,
  at: string,
): Promise<void> => {
  const { rows } = await client.query<{ key_id: string }>(
    `delete from face_templates where tenant_id = $1 and ($2::uuid is null or user_id = $2::uuid) returning key_id`,
    [tenantId, whose],
  )
  for (const { key_id: personId } of rows) await destroyPersonKey(client, { tenantId, personId }, at)
}
