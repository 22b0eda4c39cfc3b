/**
 * Scripts of the Redis store. One is one step of the server's: nothing comes between its reading and its writing, and where the memory is
 * full (`noeviction`) its first write is refused, so that there is no half of it (https://redis.io/docs/latest/develop/programmability/eval-intro/).
 */
export const scripts = {
  /**
   * Writes a group, and the index of keys with it. Keys: the index, the fence's (or the index once more), one a change; arguments: the
   * token (empty: there is no fence), and of each change its key in the index, its text, its expiry (empty: none; `-`: it is deleted).
   */
  write: `
    if ARGV[1] ~= '' and redis.call('GET', KEYS[2]) ~= ARGV[1] then return 0 end
    for i = 3, #KEYS do
      local at = 2 + (i - 3) * 3
      local name, text, expires = ARGV[at], ARGV[at + 1], ARGV[at + 2]
      if expires == '-' then
        redis.call('DEL', KEYS[i])
        redis.call('ZREM', KEYS[1], name)
      else
        if expires == '' then redis.call('SET', KEYS[i], text) else redis.call('SET', KEYS[i], text, 'PXAT', expires) end
        redis.call('ZADD', KEYS[1], 0, name)
      end
    end
    return 1`,
  /** Takes keys of records that have expired out of the index. Key: the index; from where, how many, what stands before each key. Gives where to go on. */
  sweep: `
    local names = redis.call('ZRANGEBYLEX', KEYS[1], ARGV[1], '+', 'LIMIT', 0, ARGV[2])
    for _, name in ipairs(names) do
      if redis.call('EXISTS', ARGV[3] .. name) == 0 then redis.call('ZREM', KEYS[1], name) end
    end
    return names[#names] or ''`,
};
