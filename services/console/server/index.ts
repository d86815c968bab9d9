export { consoleVariables } from './config.js'
export { consoleMediaVariables } from './media-hosts.js'
export { type ConsoleSettings, serveConsole } from './serve-console.js'
