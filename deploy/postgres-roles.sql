-- Roles and schemas of Doorledger's database, each service with its own: npm run generate writes this file from the catalogue of
-- services. For an empty database, by a superuser, once; then a password for each role that signs in:
--
--   psql "$ADMIN_URL" -v ON_ERROR_STOP=1 -f deploy/postgres-roles.sql
--   psql "$ADMIN_URL" -c "alter role doorledger_directory password '…'"
--
-- doorledger_migrate brings every schema up to date (MIGRATIONS=only); doorledger_<service> writes its own while it runs
-- (MIGRATIONS=never); doorledger_read reads everything and writes nothing: backups and reports of your own. It sees the rows of all
-- premises, which others see by who asks.

create role doorledger_migrate login;
create role doorledger_read login bypassrls;
grant pg_read_all_data to doorledger_read;

create role doorledger_privacy nologin;
create schema privacy authorization doorledger_privacy;
grant doorledger_privacy to doorledger_migrate;

create role doorledger_directory login;
create role directory_confined nologin;
create schema directory authorization doorledger_directory;
grant doorledger_privacy, directory_confined to doorledger_directory;
grant doorledger_directory to doorledger_migrate;

create role doorledger_device_ingest login;
create role device_ingest_confined nologin;
create schema device_ingest authorization doorledger_device_ingest;
grant device_ingest_confined to doorledger_device_ingest;
grant doorledger_device_ingest to doorledger_migrate;

create role doorledger_audit_trail login;
create role audit_trail_confined nologin;
create schema audit_trail authorization doorledger_audit_trail;
grant doorledger_privacy, audit_trail_confined to doorledger_audit_trail;
grant doorledger_audit_trail to doorledger_migrate;

create role doorledger_access_decision login;
create role access_decision_confined nologin;
create schema access_decision authorization doorledger_access_decision;
grant doorledger_privacy, access_decision_confined to doorledger_access_decision;
grant doorledger_access_decision to doorledger_migrate;

create role doorledger_admin_audit login;
create role admin_audit_confined nologin;
create schema admin_audit authorization doorledger_admin_audit;
grant doorledger_privacy, admin_audit_confined to doorledger_admin_audit;
grant doorledger_admin_audit to doorledger_migrate;

create role doorledger_face_match login;
create role face_match_confined nologin;
create schema face_match authorization doorledger_face_match;
grant doorledger_privacy, face_match_confined to doorledger_face_match;
grant doorledger_face_match to doorledger_migrate;

create role doorledger_retention login;
create role retention_confined nologin;
create schema retention authorization doorledger_retention;
grant retention_confined to doorledger_retention;
grant doorledger_retention to doorledger_migrate;

create role doorledger_reporting login;
create role reporting_confined nologin;
create schema reporting authorization doorledger_reporting;
grant doorledger_privacy, reporting_confined to doorledger_reporting;
grant doorledger_reporting to doorledger_migrate;
