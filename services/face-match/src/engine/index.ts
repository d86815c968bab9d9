/** What turns pictures into templates, for who measures it. */
export { analysePicture } from './analyse-picture.js'
export { embedderIn } from './embedder.js'
export { loadModels } from './face-models.js'
