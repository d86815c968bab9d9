import {
  deviceAttributesChanged,
  deviceCredentialIssued,
  deviceCredentialRevoked,
  deviceRegistered,
  eventReader,
  faceMatchEvents,
  type FaceSettingsChanged,
  faceSettingsChanged,
  snapshotEvents,
} from '@doorledger/contracts'
import type { ProjectionSource } from '@doorledger/service'
import { type DeviceCredentialEvent, deviceCredentials } from '../../domain/device-credentials.js'
import { type DescribedDevice, deviceLabels } from '../../domain/device-labels.js'
import { faceSettingsHistory, type MatchEvent, matches } from '../../domain/matches.js'
import { type SnapshotEvent, snapshots } from '../../domain/snapshots.js'

/** What is known of the pictures of attempts, of their scores, and of who hands them in. */
export const recordSnapshots: readonly ProjectionSource[] = [
  { projection: snapshots, reader: eventReader<SnapshotEvent>(snapshotEvents) },
  { projection: matches, reader: eventReader<MatchEvent>(faceMatchEvents) },
  { projection: faceSettingsHistory, reader: eventReader<FaceSettingsChanged>([faceSettingsChanged]) },
  {
    projection: deviceCredentials,
    reader: eventReader<DeviceCredentialEvent>([deviceCredentialIssued, deviceCredentialRevoked]),
  },
  { projection: deviceLabels, reader: eventReader<DescribedDevice>([deviceRegistered, deviceAttributesChanged]) },
]
