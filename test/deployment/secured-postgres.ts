import { chown, copyFile, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startLocalPostgres, type BackingService, type SelfSigned } from '@doorledger/testing'
import pg from 'pg'

/** Roles and schemas as an operator makes them. */
const ROLES = new URL('../../deploy/postgres-roles.sql', import.meta.url)

/** A Postgres that is reached through TLS alone, with a role for each service. */
export class SecuredPostgres {
  private constructor(
    private readonly server: BackingService,
    private readonly certFile: string,
  ) {}

  static readonly passwordOf = (role: string): string => `${role}-alone`

  static async start(dir: string, { certFile, keyFile }: SelfSigned): Promise<SecuredPostgres> {
    const server = await startLocalPostgres({ dir })
    const cluster = join(dir, 'cluster')
    const { uid, gid } = await stat(cluster)
    for (const [from, to] of [
      [certFile, 'server.crt'],
      [keyFile, 'server.key'],
    ] as const) {
      await copyFile(from, join(cluster, to))
      await chown(join(cluster, to), uid, gid)
    }
    await askAs(server.address, await readFile(ROLES, 'utf8'))
    const { rows } = await askAs(server.address, "select rolname from pg_roles where rolname like 'doorledger\\_%'")
    for (const { rolname } of rows as { rolname: string }[]) {
      await askAs(server.address, `alter role ${rolname} password '${SecuredPostgres.passwordOf(rolname)}'`)
    }
    await askAs(server.address, 'alter system set ssl = on')
    await writeFile(join(cluster, 'pg_hba.conf'), 'hostssl all all 127.0.0.1/32 scram-sha-256\n')
    await askAs(server.address, 'select pg_reload_conf()')
    return new SecuredPostgres(server, certFile)
  }

  /** @param who a service, `migrate` or `read` */
  urlOf(who: string): string {
    return `${this.addressOf(who)}?sslmode=verify-full&sslrootcert=${encodeURIComponent(this.certFile)}`
  }

  /** The same in the clear. */
  urlWithoutTls(who: string): string {
    return `${this.addressOf(who)}?sslmode=disable`
  }

  ask(who: string, sql: string): Promise<pg.QueryResult> {
    return askAs(this.urlOf(who), sql)
  }

  async stop(): Promise<void> {
    await this.server.stop()
  }

  private addressOf(who: string): string {
    const role = `doorledger_${who.replaceAll('-', '_')}`
    const url = new URL(this.server.address)
    url.username = role
    url.password = SecuredPostgres.passwordOf(role)
    return url.href
  }
}

export const askAs = async (connectionString: string, sql: string): Promise<pg.QueryResult> => {
  const client = new pg.Client({ connectionString })
  client.on('error', () => undefined) // a server that refuses says so once more after it has hung up
  try {
    await client.connect()
    return await client.query(sql)
  } finally {
    await client.end()
  }
}
