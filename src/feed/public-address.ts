/** Names of parameters that hold something that only the reader of a feed knows. */
const secretName =
  /auth|token|secret|passw|pwd|signature|session|api_?key|^(?:key|sig|hash|sid|uid|user|code|private)$/i;
/** Values of these may look like secrets, and are names. */
const nameOf = /^(?:channel_id|playlist_id|id|p|cat|tag|q)$/i;
const uuid = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/i;
/** Fewer letters and digits without a break are words or dates (characters). */
const shortestSecret = 16;

/**
 * Whether anybody could come upon the feed at an address: nothing in the address looks like a key that was given to one
 * reader ("?token=...", "/private/9f8c2e..."). What a feed of another kind says is for those who follow it. In doubt it is not public.
 */
export const isPublicAddress = (address: string): boolean => {
  if (!URL.canParse(address)) return false;
  const { username, password, pathname, searchParams } = new URL(address);
  if (username !== '' || password !== '') return false;
  const isSecret = [...searchParams].some(
    ([name, value]) => secretName.test(name) || (!nameOf.test(name) && looksRandom(value)),
  );
  return (
    !isSecret && !pathname.split('/').some((part) => /^private(?:$|[-_])/i.test(part) || looksRandom(part))
  );
};

const looksRandom = (text: string): boolean =>
  uuid.test(text) || text.split(/[^\p{L}\p{N}]+/u).some(isRandom);

/** Letters and digits mixed, or digits alone, longer than any word or date. */
const isRandom = (piece: string): boolean => {
  if (piece.length < shortestSecret) return false;
  const digits = piece.replace(/\D/g, '').length;
  return digits === piece.length || (digits >= 2 && piece.length - digits >= 2);
};
