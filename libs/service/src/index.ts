export {
  ACCESS_TOKEN_SEC,
  type AccessTokenSubject,
  CLOCK_TOLERANCE_SEC,
  signAccessToken,
  type SigningKey,
} from './access/access-token.js'
export { type Caller, type CallerSession, CurrentCaller, CurrentSession } from './access/caller.js'
export { Scoped, type ScopedCaller } from './access/scoped-caller.js'
export {
  ForDevices,
  ForSignedIn,
  Public,
  Requires,
  RequiresForOwn,
  RequiresInPremises,
} from './access/declared-access.js'
export { writeKnownEndedSession } from '@doorledger/directory-replica'
export { findRights, isPermission, type KnownPerson } from '@doorledger/directory-replica'
export { writeKnownSigningKey } from '@doorledger/directory-replica'
export { requirePersonWithin } from './access/require-person.js'
export { requirePlace, type WantedPlace } from './access/require-place.js'
export {
  covers,
  everywhere,
  heldEverywhere,
  type PermissionScope,
  type Rights,
  rightsOf,
  sameRights,
} from '@doorledger/directory-replica'
export { writeKnownApiToken } from '@doorledger/directory-replica'
export { TokenVerifier } from './access/token-verifier.js'
export { streamingResponse, type GuardedTextOptions, SlowReader } from './answers/streaming-response.js'
export { type Bar, type Bucket, buckets, histogram, type HistogramQuestion } from './answers/histogram.js'
export { csvFormat, type CsvColumns, ExportFiles, jsonFormat } from './answers/export-files.js'
export { Conveys, Performs, Reads, Views } from './audit/performs.js'
export { TakesBytes } from './bodies/takes-bytes.js'
export { TakesUpTo } from './bodies/takes-up-to.js'
export { BodyTooLarge } from './bodies/limited-body.js'
export { TakesCsv } from './bodies/takes-csv.js'
export { configOrExit } from './configuration/config-or-exit.js'
export { configurationPage, type ConfiguredProcess } from './configuration/configuration-table.js'
export { deletionVariables } from './configuration/deletion-variables.js'
export { ConfigurationFault, readConfig } from './configuration/read-config.js'
export { confirmErasures, type ErasedPerson } from './erasure/confirm-erasures.js'
export {
  type DistributedConfig,
  distributedVariables,
  mailVariables,
  networks,
  processVariables,
  wholeNumber,
} from './configuration/variables.js'
export { type NamesRow, type NamingEvent, namesOverTime } from './names/names-over-time.js'
export type { NameKeys } from './names/open-names.js'
export { recordNames } from './names/record-names.js'
export { recordHoldings } from './names/record-holdings.js'
export { BackfillNames } from './names/backfill-names.js'
export { type OwnVerdict, ReadinessChecks } from './health/readiness.js'
export { createLogger, type LoggerOptions } from './observability/logger.js'
export { sendsTelemetry, startTracing, type Tracing } from './observability/tracing.js'
export type { ApiTitle } from './openapi/api-document.js'
export { describeApi } from './openapi/describe-api.js'
export { tagOf } from './versions/version-tag.js'
export type { CursorKind } from './paging/cursor.js'
export { keysetPage } from './paging/keyset-page.js'
export { type Page, pageOf, pageQuery, type PageQuery } from './paging/page-query.js'
export { ensureMonths, MonthKeeper, MONTHLY_TABLES } from './partitions/month-keeper.js'
export { DueWatch } from './platform/due-watch.js'
export { migrateService, schemaOf } from './platform/migrate-service.js'
export type { FurtherSchema, ServiceDefinition } from './platform/service-definition.js'
export { serviceModule } from './platform/service-module.js'
export type { Clock, ServicePlatform } from './platform/service-platform.js'
export type { ProjectionSource } from '@doorledger/projections'
export { EventContext, type EventHandlerOptions } from '@doorledger/event-transport'
export type { ServiceWork } from './platform/service-work.js'
export { topicsReadBy } from './platform/topics-read.js'
export { CLOCK, COMMANDS, DATABASE, EVENT_LOG, LOGGER, SHARED_STATE, STOPPING } from './platform/tokens.js'
export { deviceUnauthenticated, HttpProblem, unauthenticated } from './problems/http-problem.js'
export { unavailable } from './problems/unavailable.js'
export { invalidRequest } from './problems/invalid-request.js'
export { followRetention } from './purge/follow-retention.js'
export { isAttemptMeant, isHeld, type PurgedTable, saysNothingOfAttempts } from './purge/purged-table.js'
export { PURGING, PurgeWorker, type Purging } from './purge/purge-worker.js'
export { PurgeWatch } from './purge/purge-watch.js'
export { localTimeSql, offsetSql } from './site/local-time-sql.js'
export { type AppliedRange, appliedRange, appliedRangeOf } from './paging/applied-range.js'
export { deviceTokenOf } from './devices/device-token.js'
export { recordDeviceCredentials } from './devices/record-device-credentials.js'
export { SITE_ZONE, SiteClock } from './site/site-clock.js'
export { readHorizon, type StreamedView } from './stream/read-horizon.js'
export { readNewRows, type StreamedRows } from './stream/read-new-rows.js'
export { type NewRows, rowStream, type StreamSource } from './stream/row-stream.js'
export { STREAMED_VIEW, ViewHorizon } from './stream/view-horizon.js'
export { ExpectedVersion } from './versions/expected-version.js'
export { TaggedByVersion } from './versions/tagged-by-version.js'
export type { AppOptions, HostedService } from './run/app-options.js'
export { createApp } from './run/create-app.js'
export { type ProcessLife, runProcess } from './run/run-process.js'
export { runService } from './run/run-service.js'
export { whileHeapGrows } from './run/small-heap.js'
export { type Waiting, waitFor } from './run/wait-for.js'
