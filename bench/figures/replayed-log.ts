import { accessDenied, accessGranted, type Envelope, eventOf, topics } from '@doorledger/contracts'
import {
  CompiledPolicy,
  pastAttemptIn,
  policiesToCompare,
  type PolicyFacts,
  readLogOnce,
  replayLines,
} from '@doorledger/access-decision'
import { type EventLog, openEmbeddedEventLog, openKafkaEventLog, recordOf } from '@doorledger/event-log'
