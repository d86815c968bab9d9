export { DEFAULT_CALIBRATION } from './domain/calibration.js'
