import {
  faceSettings,
  type FaceSettings,
  type FaceSettingsChanged,
  type FaceTermsAcknowledged,
  type FactOf,
  type TermsAcknowledgement,
} from '@doorledger/contracts'
import { type Decider, DomainError } from '@doorledger/kernel'
import { FACE_TERMS } from './face-terms.js'

export type FaceSettingsFact = FactOf<FaceTermsAcknowledged | FaceSettingsChanged>

export type FaceSettingsCommand =
  | { readonly type: 'acknowledge'; readonly acknowledgement: TermsAcknowledgement }
  | { readonly type: 'set'; readonly settings: FaceSettings }

export interface FaceSettingsState {
  readonly settings: FaceSettings
  readonly acknowledged: TermsAcknowledgement | undefined
}

/** How faces are compared in a tenant: not at all until somebody confirmed the terms of this version. */
export const faceSettingsOfTenant: Decider<FaceSettingsCommand, FaceSettingsState, FaceSettingsFact> = {
  initial: { settings: faceSettings.parse({}), acknowledged: undefined },
  decide: (command, state) => {
    if (command.type === 'acknowledge') return acknowledged(command.acknowledgement, state)
    const { settings } = command
    if (settings.enabled) requireCurrentTerms(state)
    if (JSON.stringify(settings) === JSON.stringify(state.settings)) return []
    return [{ type: 'face.settings_changed', data: { settings } }]
  },
  evolve: (state, fact) =>
    fact.type === 'face.terms_acknowledged'
      ? { ...state, acknowledged: fact.data }
      : { ...state, settings: faceSettings.parse(fact.data.settings) },
}

const acknowledged = (
  acknowledgement: TermsAcknowledgement,
  { acknowledged: before }: FaceSettingsState,
): readonly FaceSettingsFact[] => {
  if (acknowledgement.version !== FACE_TERMS.version) {
    throw new DomainError('terms_outdated', 'conflict', `The terms are of version ${FACE_TERMS.version} by now`, {
      field: 'version',
    })
  }
  if (before?.version === acknowledgement.version) return []
  return [{ type: 'face.terms_acknowledged', data: acknowledgement }]
}

const requireCurrentTerms = ({ acknowledged: terms }: FaceSettingsState): void => {
  if (terms?.version === FACE_TERMS.version) return
  throw new DomainError(
    'terms_not_acknowledged',
    'conflict',
    `Somebody must confirm the terms of version ${FACE_TERMS.version} first`,
    { field: 'enabled', termsVersion: FACE_TERMS.version },
  )
}
