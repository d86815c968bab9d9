const HEADER = `-- Roles and schemas of Doorledger's database, each service with its own: npm run generate writes this file from the catalogue of
-- services. For an empty database, by a superuser, once; then a password for each role that signs in:
--
--   psql "$ADMIN_URL" -v ON_ERROR_STOP=1 -f deploy/postgres-roles.sql
--   psql "$ADMIN_URL" -c "alter role doorledger_directory password '…'"
--
-- doorledger_migrate brings every schema up to date (MIGRATIONS=only); doorledger_<service> writes its own while it runs
-- (MIGRATIONS=never); doorledger_read reads everything and writes nothing: backups and reports of your own. It sees the rows of all
-- premises, which others see by who asks.
`
const roleOf = (name) => `doorledger_${name}`

/** SQL that a plain client runs as well as psql does. @param facts of deployment-facts.mjs */
export const postgresRoles = ({ services }) => {
  const shared = [...new Set(services.flatMap(({ sharedSchemas }) => sharedSchemas))]
  const lines = [
    `create role ${roleOf('migrate')} login;`,
    `create role ${roleOf('read')} login bypassrls;`,
    `grant pg_read_all_data to ${roleOf('read')};`,
    '',
    ...shared.flatMap((schema) => [
      `create role ${roleOf(schema)} nologin;`,
      `create schema ${schema} authorization ${roleOf(schema)};`,
      `grant ${roleOf(schema)} to ${roleOf('migrate')};`,
      '',
    ]),
    ...services.flatMap(({ schema, sharedSchemas }) => [
      `create role ${roleOf(schema)} login;`,
      `create role ${schema}_confined nologin;`,
      `create schema ${schema} authorization ${roleOf(schema)};`,
      `grant ${[...sharedSchemas.map(roleOf), `${schema}_confined`].join(', ')} to ${roleOf(schema)};`,
      `grant ${roleOf(schema)} to ${roleOf('migrate')};`,
      '',
    ]),
  ]
  return `${HEADER}\n${lines.join('\n').trimEnd()}\n`
}
