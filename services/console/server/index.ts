export { type ConsoleSettings, serveConsole } from './serve-console.js'
