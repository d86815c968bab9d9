/** The stream that holds the history of one thing, within its tenant. */
export const streamOf = ({ name }: { readonly name: string }, id: string): string => `${name}:${id}`
