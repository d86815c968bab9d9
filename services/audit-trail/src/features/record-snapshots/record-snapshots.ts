import {
  type AccessSnapshotRefused,
  accessSnapshotRefused,
  deviceAttributesChanged,
  deviceRegistered,
  eventReader,
  faceMatchEvents,
  type FaceSettingsChanged,
  faceSettingsChanged,
  snapshotEvents,
} from '@doorledger/contracts'
import { type ProjectionSource, recordDeviceCredentials } from '@doorledger/service'
import { type DescribedDevice, deviceLabels } from '../../domain/device-labels.js'
import { faceSettingsHistory, type MatchEvent, matches } from '../../domain/matches.js'
import { refusedSnapshots, type SnapshotEvent, snapshots } from '../../domain/snapshots.js'

/** What is known of the pictures of attempts, of their scores, and of who hands them in. */
export const recordSnapshots: readonly ProjectionSource[] = [
  { projection: snapshots, reader: eventReader<SnapshotEvent>(snapshotEvents) },
  { projection: refusedSnapshots, reader: eventReader<AccessSnapshotRefused>([accessSnapshotRefused]) },
  { projection: matches, reader: eventReader<MatchEvent>(faceMatchEvents) },
  { projection: faceSettingsHistory, reader: eventReader<FaceSettingsChanged>([faceSettingsChanged]) },
  recordDeviceCredentials,
  { projection: deviceLabels, reader: eventReader<DescribedDevice>([deviceRegistered, deviceAttributesChanged]) },
]
