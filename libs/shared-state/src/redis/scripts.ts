/** Redis runs a script as one step: nobody sees a counter without its end, or takes a lease between two commands. */

/** KEYS: the counter. ARGV: window in milliseconds. Answers the count. */
export const INCREMENT = `
local count = redis.call('incr', KEYS[1])
if redis.call('pttl', KEYS[1]) == -1 then redis.call('pexpire', KEYS[1], ARGV[1]) end
return count`

/** KEYS: the counter. Keeps its end; a counter that is not there, or at nought, stays so. */
export const DECREMENT = `
if (tonumber(redis.call('get', KEYS[1])) or 0) > 0 then redis.call('decr', KEYS[1]) end
return true`

/** KEYS: the value. ARGV: what is offered, time to live in milliseconds. Answers what is kept. */
export const FIRST_OF = `
local first = redis.call('get', KEYS[1])
if first then return first end
redis.call('set', KEYS[1], ARGV[1], 'px', ARGV[2])
return ARGV[1]`

/**
 * KEYS: the lease, the last fencing number of its key. ARGV: time to live in milliseconds. Answers the fencing number,
 * or nothing when the lease is held. Numbers follow Redis' clock in microseconds, so that they go on rising when
 * Redis has lost its memory, and the last number, so that they rise when the clock is set back.
 */
export const ACQUIRE = `
if redis.call('exists', KEYS[1]) == 1 then return false end
local time = redis.call('time')
local number = math.max(time[1] * 1000000 + time[2], (tonumber(redis.call('get', KEYS[2])) or 0) + 1)
local text = string.format('%.0f', number)
redis.call('set', KEYS[2], text, 'px', 86400000)
redis.call('set', KEYS[1], text, 'px', ARGV[1])
return text`

/** KEYS: the lease. ARGV: the fencing number it must still have. */
export const RELEASE = `
if redis.call('get', KEYS[1]) == ARGV[1] then redis.call('del', KEYS[1]) end
return true`
