/** A file of a model is not there, or is not the one that was measured. */
export class ModelMissing extends Error {
  override readonly name = 'ModelMissing'
}
