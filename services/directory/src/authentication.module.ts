import type { DynamicModule } from '@nestjs/common'
import {
  AdministratorPasswordFile,
  ADMIN_PASSWORD_FILE,
} from './features/bootstrap-administrator/administrator-password-file.js'
import {
  AdministratorTokenFile,
  ADMIN_TOKEN_FILE,
} from './features/bootstrap-administrator/administrator-token-file.js'
import { BootstrapAdministrator } from './features/bootstrap-administrator/bootstrap-administrator.js'
import { BootstrapPerson } from './features/bootstrap-administrator/bootstrap-person.js'
import { ChangePasswordController } from './features/change-password/change-password.controller.js'
import { ChangePassword } from './features/change-password/change-password.js'
import { EndDueSessions } from './features/end-sessions/end-due-sessions.js'
import { EndSessionsOfUserController } from './features/end-sessions/end-sessions-of-user.controller.js'
import { EndSessionsController } from './features/end-sessions/end-sessions.controller.js'
import { IssueApiTokenController } from './features/issue-api-token/issue-api-token.controller.js'
import { ListApiTokensController } from './features/list-api-tokens/list-api-tokens.controller.js'
import { ListSessionsController } from './features/list-sessions/list-sessions.controller.js'
import { ExternalIdentities } from './features/oidc-sign-in/external-identities.js'
import { IdentityProvider } from './features/oidc-sign-in/identity-provider.js'
import { OidcSignInController } from './features/oidc-sign-in/oidc-sign-in.controller.js'
import { OidcSignIn } from './features/oidc-sign-in/oidc-sign-in.js'
import { RefreshSessionController } from './features/refresh-session/refresh-session.controller.js'
import { RefreshSession } from './features/refresh-session/refresh-session.js'
import { HandOutLinkController } from './features/reset-password/hand-out-link.controller.js'
import { MailLinks } from './features/reset-password/mail-links.js'
import { PasswordLinks, UsePasswordLink } from './features/reset-password/password-links.js'
import { PasswordResetsController } from './features/reset-password/password-resets.controller.js'
import { RequestReset } from './features/reset-password/request-reset.js'
import { RevokeApiTokenController } from './features/revoke-api-token/revoke-api-token.controller.js'
import { ShowSessionController } from './features/show-session/show-session.controller.js'
import { JwksController } from './features/sign-access-tokens/jwks.controller.js'
import { RotateKeys } from './features/sign-access-tokens/rotate-keys.js'
import { CheckCredentials } from './features/sign-in/check-credentials.js'
import { SignInController } from './features/sign-in/sign-in.controller.js'
import { Accounts } from './passwords/accounts.js'
import { AttemptLimits } from './passwords/attempt-limits.js'
import { PasswordHashes } from './passwords/password-hashes.js'
import { SetPassword } from './passwords/set-password.js'
import { TellFailure } from './passwords/tell-failure.js'
import { EndSessions } from './sessions/end-sessions.js'
import { OpenSessions } from './sessions/open-sessions.js'
import { StartSession } from './sessions/start-session.js'
import { SIGN_IN, type SignInOptions, signInSettings } from './sign-in-settings.js'
import { KeyRing } from './signing-keys/key-ring.js'
import { StoredKeys } from './signing-keys/stored-keys.js'

export interface AuthenticationOptions {
  /** where the API token of the first administrator is put, or found */
  readonly adminTokenFile: string
  /** where the one-time password of the first administrator is put, or found */
  readonly adminPasswordFile: string
  readonly signIn: SignInOptions
}

/** Who may call the API: sessions of people who sign in, API tokens, and the first administrator. */
export class AuthenticationModule {
  static register(platform: DynamicModule, people: DynamicModule, options: AuthenticationOptions): DynamicModule {
    return {
      module: AuthenticationModule,
      imports: [platform, people],
      controllers: [
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
        IssueApiTokenController,
        ListApiTokensController,
        RevokeApiTokenController,
      ],
      providers: [
        { provide: ADMIN_TOKEN_FILE, useValue: options.adminTokenFile },
        { provide: ADMIN_PASSWORD_FILE, useValue: options.adminPasswordFile },
        { provide: SIGN_IN, useValue: signInSettings(options.signIn) },
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
        AdministratorTokenFile,
        BootstrapAdministrator,
        AdministratorPasswordFile,
        BootstrapPerson,
      ],
    }
  }
}
