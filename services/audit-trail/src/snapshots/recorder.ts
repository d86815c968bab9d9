/** A picture that a video recorder gave. */
export interface RecorderPicture {
  readonly bytes: Buffer
  readonly cameraName: string
  /** `live`: the camera was asked now; what it shows is not from the time of the event */
  readonly kind: 'recording' | 'live'
  /** of a clip; without, it is a picture */
  readonly mime?: 'video/mp4'
  /** where a player finds the recording of that time, when there is no picture of it to be had */
  readonly recordingUrl?: string
}

/** A camera of a recorder. Its address is what `nvr_camera` names. */
export interface RecorderCamera {
  readonly address: string
  readonly name: string
}

/** The port to video recorders: the command `snapshot` with `date_time` (R4.15). */
export interface Recorder {
  /**
   * @param at the time of the event
   * @throws {FetchRefused} and {PictureRefused}
   */
  snapshot(camera: string, at: Date): Promise<RecorderPicture>
  /**
   * Its cameras, where it tells.
   * @throws {FetchRefused}
   */
  cameras?(): Promise<readonly RecorderCamera[]>
}

/** What is known of a recorder: its labels, and how it is signed in at. */
export interface KnownRecorder {
  readonly deviceId: string
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  /** `user:password` */
  readonly login: string | undefined
}
