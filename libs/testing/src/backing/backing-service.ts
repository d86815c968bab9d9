/** A server that tests (or a developer's stack) may stop, kill and start again: always at the same address. */
export interface BackingService {
  /** what a client connects to: `127.0.0.1:9092`, `redis://…`, `postgresql://…` */
  readonly address: string
  /** Ends it at once, as `kill -9` or a power cut to the process would. What it had made durable stays. */
  kill(): Promise<void>
  /** Starts it again, on the same port with the same data, and resolves when it takes clients. */
  restart(): Promise<void>
  /** Ends it in good order; its data stay in its folder. */
  stop(): Promise<void>
}

/** Where a local server keeps its data, and where it listens. */
export interface LocalServerOptions {
  /** data and log files; made when missing, and taken up again when it holds data already */
  readonly dir: string
  /** a free one when left out */
  readonly port?: number
}

/** Where a Kafka of our own tells its clients to find it. */
export interface KafkaAdvertising {
  /** a port of 127.0.0.1, such as that of a proxy in front of it; its own when left out */
  readonly advertisedPort?: number
}

/** A server that tests need could not be had. The message says how to get it. */
export class BackingServiceMissing extends Error {
  override readonly name = 'BackingServiceMissing'
}
