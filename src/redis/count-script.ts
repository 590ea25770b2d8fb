/**
 * Counts a request against each of its limits, or against none, in one step of Redis: nothing else runs
 * between its first and its last line. A limit is a key and three arguments: `BUCKET`, tokens per
 * second, size; or `QUOTA`, limit, milliseconds to keep. Returns the index of the first limit that is
 * reached, or -1.
 *
 * Buckets go by the clock of Redis, which is one for all processes. A bucket expires when it is full
 * again, at the latest after a year.
 */
export const COUNT_SCRIPT = `
local clock = redis.call('TIME')
local now = clock[1] * 1000 + clock[2] / 1000
local levels = {}
for i, key in ipairs(KEYS) do
  local first, second = tonumber(ARGV[3 * i - 1]), tonumber(ARGV[3 * i])
  if ARGV[3 * i - 2] == 'BUCKET' then
    local state = redis.call('HMGET', key, 'tokens', 'at')
    local tokens = second
    if state[1] then
      local at = tonumber(state[2])
      if now < at then
        redis.call('HSET', key, 'at', string.format('%.17g', now))
        at = now
      end
      tokens = math.min(second, tonumber(state[1]) + (now - at) / 1000 * first)
    end
    if tokens < 1 - 1e-9 then
      return i - 1
    end
    levels[i] = tokens - 1
  elseif tonumber(redis.call('GET', key) or '0') >= first then
    return i - 1
  end
end
for i, key in ipairs(KEYS) do
  local first, second = tonumber(ARGV[3 * i - 1]), tonumber(ARGV[3 * i])
  if levels[i] then
    redis.call('HSET', key, 'tokens', string.format('%.17g', levels[i]), 'at', string.format('%.17g', now))
    local full = 31536000000
    if first > 0 then
      full = math.min(full, (second - levels[i]) / first * 1000)
    end
    redis.call('PEXPIRE', key, string.format('%.0f', math.ceil(full) + 1))
  elseif redis.call('INCR', key) == 1 then
    redis.call('PEXPIRE', key, ARGV[3 * i])
  end
end
return -1
`;

/**
 * Removes some of the keys that begin with the text of the key; the argument is the cursor. Returns the
 * next cursor, which is `0` at the end.
 */
export const CLEAR_SCRIPT = `
local pattern = string.gsub(KEYS[1], '[%*%?%[%]%^%-\\\\]', '\\\\%0') .. '*'
local found = redis.call('SCAN', ARGV[1], 'MATCH', pattern, 'COUNT', 1000)
if #found[2] > 0 then
  redis.call('UNLINK', unpack(found[2]))
end
return found[1]
`;
