/** Organisations that have templates of another model than `$1`. */
export const OUTDATED = 'select distinct tenant_id from face_templates where model_id <> $1'
