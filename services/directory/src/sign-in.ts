import type { Provider, Type } from '@nestjs/common'
import { ChangePassword } from './features/change-password/change-password.js'
import { ChangePasswordController } from './features/change-password/change-password.controller.js'
import { SetPassword } from './features/change-password/set-password.js'
import { Accounts } from './features/check-passwords/accounts.js'
import { AttemptLimits } from './features/check-passwords/attempt-limits.js'
import { PasswordHashes } from './features/check-passwords/password-hashes.js'
import { TellFailure } from './features/check-passwords/tell-failure.js'
import { EndDueSessions } from './features/end-sessions/end-due-sessions.js'
import { EndSessionsController } from './features/end-sessions/end-sessions.controller.js'
import { EndSessionsOfUserController } from './features/end-sessions/end-sessions-of-user.controller.js'
import { EndSessions } from './features/end-sessions/end-sessions.js'
import { ListSessionsController } from './features/list-sessions/list-sessions.controller.js'
import { OpenSessions } from './features/refresh-session/open-sessions.js'
import { RefreshSessionController } from './features/refresh-session/refresh-session.controller.js'
import { RefreshSession } from './features/refresh-session/refresh-session.js'
import { HandOutLinkController } from './features/reset-password/hand-out-link.controller.js'
import { MailLinks } from './features/reset-password/mail-links.js'
import { PasswordLinks, UsePasswordLink } from './features/reset-password/password-links.js'
import { PasswordResetsController } from './features/reset-password/password-resets.controller.js'
import { RequestReset } from './features/reset-password/request-reset.js'
import { JwksController } from './features/sign-access-tokens/jwks.controller.js'
import { KeyRing } from './features/sign-access-tokens/key-ring.js'
import { RotateKeys } from './features/sign-access-tokens/rotate-keys.js'
import { StoredKeys } from './features/sign-access-tokens/stored-keys.js'
import { CheckCredentials } from './features/sign-in/check-credentials.js'
import { ExternalIdentities } from './features/oidc-sign-in/external-identities.js'
import { IdentityProvider } from './features/oidc-sign-in/identity-provider.js'
import { OidcSignInController } from './features/oidc-sign-in/oidc-sign-in.controller.js'
import { OidcSignIn } from './features/oidc-sign-in/oidc-sign-in.js'
import { SignInController } from './features/sign-in/sign-in.controller.js'
import { ShowSessionController } from './features/show-session/show-session.controller.js'
import { StartSession } from './features/sign-in/start-session.js'

/** Everything about signing in that the directory answers. */
export const signInControllers: readonly Type[] = [
  JwksController,
  SignInController,
  OidcSignInController,
  RefreshSessionController,
  ListSessionsController,
  ShowSessionController,
  EndSessionsController,
  EndSessionsOfUserController,
  ChangePasswordController,
  PasswordResetsController,
  HandOutLinkController,
]

/** And everything it does for that. */
export const signInProviders: readonly Provider[] = [
  StoredKeys,
  KeyRing,
  RotateKeys,
  Accounts,
  PasswordHashes,
  AttemptLimits,
  TellFailure,
  CheckCredentials,
  OpenSessions,
  StartSession,
  IdentityProvider,
  ExternalIdentities,
  OidcSignIn,
  RefreshSession,
  EndSessions,
  EndDueSessions,
  SetPassword,
  ChangePassword,
  PasswordLinks,
  UsePasswordLink,
  MailLinks,
  RequestReset,
]
