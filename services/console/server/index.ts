export { consoleVariables } from './config.js'
export { type ConsoleSettings, serveConsole } from './serve-console.js'
