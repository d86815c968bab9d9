/**
 * Ids as one string each, however many events told them: what refers to the same person or group is then found without
 * comparing letters, and what is asked for again and again stays near the processor.
 */
export class SharedIds {
  private readonly ids = new Map<string, string>()

  /** The string that stands for this id everywhere. */
  of(id: string): string {
    const known = this.ids.get(id)
    if (known !== undefined) return known
    this.ids.set(id, id)
    return id
  }
}
