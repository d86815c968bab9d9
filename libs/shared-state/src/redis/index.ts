export { redisSharedState, type RedisSharedStateOptions } from './redis-shared-state.js'
