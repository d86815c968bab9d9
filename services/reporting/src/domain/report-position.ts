/**
 * Positions in several topics as one list: partition by partition, the topics in turn. So a list stays valid when topics
 * get more partitions.
 * @param topics of each topic, the next offset by partition
 */
export const positionsInTurn = (topics: readonly ReadonlyMap<number, number>[]): number[] => {
  const partitions = Math.max(0, ...topics.flatMap((offsets) => [...offsets.keys()].map((partition) => partition + 1)))
  return Array.from({ length: partitions }, (_, partition) =>
    topics.map((offsets) => offsets.get(partition) ?? 0),
  ).flat()
}

/** Whether the log is read as far as a position that somebody names. */
export const isReached = (asked: readonly number[], reached: readonly number[]): boolean =>
  asked.every((next, index) => next <= (reached[index] ?? 0))
