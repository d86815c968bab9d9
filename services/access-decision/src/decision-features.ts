import { AttemptLimits } from './attempts/attempt-limits.js'
import { AttemptLog } from './attempts/attempt-log.js'
import { FindCredentials } from './attempts/find-credentials.js'
import { credentialSealProvider, lookupKeyProvider } from './attempts/lookup-key.js'
import { AccessAttemptsController } from './features/decide-attempts/access-attempts.controller.js'
import { DecideAttempts } from './features/decide-attempts/decide-attempts.js'
import { ExplainDecisionController } from './features/explain-decision/explain-decision.controller.js'
import { WhoGetsInController } from './features/explain-decision/who-gets-in.controller.js'
import { PolicySigningKeysController } from './features/give-policy-snapshots/policy-signing-keys.controller.js'
import { PolicySnapshotsController } from './features/give-policy-snapshots/policy-snapshots.controller.js'
import { followReplies } from './features/run-actions/follow-replies.js'
import { ComparePolicies } from './features/replay-attempts/compare-policies.js'
import { ReplayAttemptsController } from './features/replay-attempts/replay-attempts.controller.js'
import { runActions } from './features/run-actions/run-actions.js'
import { MakeSnapshots } from './offline/make-snapshots.js'
import { policySigningKeysProvider } from './offline/signing-keys-provider.js'
import { pictureVaultProvider } from './pictures/picture-vault.js'
import { TakePictures } from './pictures/take-pictures.js'
import { LivePolicy } from './policy/live-policy.js'
import { PolicyHealth } from './policy/policy-health.js'

/** How attempts are decided and explained, and what follows from a grant. */
export const decisionFeatures = {
  processors: [runActions, followReplies],
  controllers: [
    AccessAttemptsController,
    PolicySnapshotsController,
    PolicySigningKeysController,
    ExplainDecisionController,
    WhoGetsInController,
    ReplayAttemptsController,
  ],
  providers: [
    lookupKeyProvider,
    credentialSealProvider,
    policySigningKeysProvider,
    MakeSnapshots,
    LivePolicy,
    FindCredentials,
    AttemptLimits,
    AttemptLog,
    DecideAttempts,
    pictureVaultProvider,
    TakePictures,
    ComparePolicies,
    PolicyHealth,
  ],
}
