interface Client {
  connect(): Promise<void>
  disconnect(): Promise<void>
}

/**
 * A client that is connected when first needed, and replaced after a failure: kafkajs clients do not get over all of
 * them, and a fresh one starts from fresh metadata.
 */
export class ReplaceableClient<Kind extends Client> {
  private current: Promise<Kind> | undefined

  constructor(private readonly create: () => Kind) {}

  async use<Result>(work: (client: Kind) => Promise<Result>): Promise<Result> {
    const client = (this.current ??= this.connect())
    try {
      return await work(await client)
    } catch (error) {
      if (this.current === client) void this.close()
      throw error
    }
  }

  async close(): Promise<void> {
    const client = this.current
    this.current = undefined
    // A client that could not connect, or cannot say goodbye, is gone all the same.
    await client?.then((connected) => connected.disconnect()).catch(() => undefined)
  }

  private async connect(): Promise<Kind> {
    const client = this.create()
    try {
      await client.connect()
      return client
    } catch (error) {
      await client.disconnect().catch(() => undefined)
      throw error
    }
  }
}
