export { faceMatchVariables, faceVariables } from './config.js'
export { FACE_TERMS } from './domain/face-terms.js'
export { faceMatchService } from './face-match-service.js'
export type { FaceMatchOptions } from './face-match.module.js'
