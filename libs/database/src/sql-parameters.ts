/** The values of a query, and the place each of them has in its text. */
export class SqlParameters {
  readonly values: unknown[] = []

  /** `$3`: what stands for the value in the text */
  add(value: unknown): string {
    this.values.push(value)
    return `$${this.values.length}`
  }
}

/** Text for `like`, where the characters that stand for others stand for themselves. */
export const likeText = (text: string): string => text.replace(/[\\%_]/g, '\\$&')
