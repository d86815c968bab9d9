import type { LogConsumer, Subscription } from '../event-log.js'
import type { LogSink } from '../log-sink.js'
import type { ConsumerGroups, Member, Share } from './consumer-groups.js'
import { PartitionRunner, type PartitionSource } from './partition-runner.js'

export interface SubscriptionOptions {
  readonly consumer: LogConsumer
  readonly topicId: number
  readonly groups: ConsumerGroups
  readonly sourceOf: (partition: number) => Omit<PartitionSource, 'confirm'>
  readonly logger: LogSink
  readonly onClosed: () => void
}

/** One reader of a topic: runs the partitions that its group gives it, and hands back those it has too many of. */
export class EmbeddedSubscription implements Subscription {
  private readonly runners = new Map<number, PartitionRunner>()
  private readonly returning = new Set<number>()
  private member: Member | undefined
  private closed: Promise<void> | undefined

  constructor(private readonly options: SubscriptionOptions) {}

  async open(): Promise<void> {
    const { groups, topicId, consumer } = this.options
    this.member = await groups.join(topicId, consumer, (share) => this.apply(share))
  }

  restart(partition: number): void {
    this.runners.get(partition)?.restart()
  }

  close(): Promise<void> {
    return (this.closed ??= this.finish())
  }

  private async finish(): Promise<void> {
    await Promise.all([...this.runners.values()].map((runner) => runner.stop()))
    if (this.member) await this.quietly(this.options.groups.leave(this.member))
    this.options.onClosed()
  }

  private apply({ owned, quota }: Share): void {
    if (this.closed) return
    for (const [partition, runner] of this.runners) if (!owned.includes(partition)) void runner.stop()
    // What is being handed back counts as ours until the group has answered, but may be another's by the time it starts.
    const kept = owned.filter((partition) => !this.returning.has(partition))
    for (const partition of kept) if (!this.runners.has(partition)) this.start(partition)
    for (const partition of kept.slice(quota)) void this.handBack(partition)
  }

  private start(partition: number): void {
    const { consumer, sourceOf, logger } = this.options
    const source = { ...sourceOf(partition), confirm: () => this.confirm() }
    const runner = new PartitionRunner(consumer, partition, source, logger)
    this.runners.set(partition, runner)
    void runner.finished.then(() => this.runners.delete(partition))
  }

  private async confirm(): Promise<void> {
    if (this.member) await this.options.groups.confirm(this.member)
  }

  /** Finishes the batch at hand first: only then may another begin. */
  private async handBack(partition: number): Promise<void> {
    this.returning.add(partition)
    await this.runners.get(partition)?.stop()
    if (this.member && !this.closed) await this.quietly(this.options.groups.giveBack(this.member, [partition]))
    this.returning.delete(partition)
  }

  /** When the log is away, the lease runs out by itself. */
  private async quietly(asked: Promise<void>): Promise<void> {
    try {
      await asked
    } catch (error) {
      const { group, topic } = this.options.consumer
      this.options.logger.debug({ err: error, group, topic }, 'A group could not be told; the lease will run out')
    }
  }
}
