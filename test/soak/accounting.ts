/**
 * What became of each (story, chat), judged by what the newsroom published, what the chat wishes and what Telegram took. The
 * bot's own receipts are asked only where a story did not come: they must name a reason that is true.
 */
export type Wish =
  /** It is to come. */
  | 'comes'
  /** It is to come with the next digest. */
  | 'digest'
  /** A filter of the chat keeps it out. */
  | 'filtered'
  /** The follow was muted when it was published. */
  | 'muted'
  /** The chat's editors let its time pass. */
  | 'expired'
  /** An editor of the chat leaves it out. */
  | 'declined';

/** A receipt as far as the account asks for it. `by`: the story that the chat has in this one's place. */
export type Said = { kind: string; why?: string; by?: string; until?: number };

/** One (story, chat). Times in milliseconds since the epoch. */
export type Pair = {
  publishedAt: number;
  wish: Wish;
  /** When Telegram took a message with it for this chat: all of them, in order. */
  came: readonly number[];
  /** What a copy broke of the chat's hours; undefined: none did. */
  broken: string | undefined;
  /** What the bot has on record; undefined: nothing. */
  said: Said | undefined;
  /** When the chat was shut: the bot blocked, or without the right to post. */
  shut: readonly { from: number; to: number }[];
  /** Whether the chat has the story that `said.by` names. */
  hasOther: boolean;
  /** An answer of Telegram's to this chat was lost, or the bot killed, at the moment of a copy but the last. */
  mayRepeat: boolean;
  /** When the account is made. */
  now: number;
};

export type Verdict = { is: string; isFault?: true };

/** A day and half a day: so long may something wait for a digest, for quiet hours or for the chat to open again. */
const waitMs = 36 * 3_600_000;
/** How late something that was held may be (milliseconds): outages and pauses of feeds are longer than a step of the clock. */
const lateMs = 6 * 3_600_000;
/** How long a story waits for its editor. */
const reviewMs = 24 * 3_600_000;

/** The one line of the account to which a (story, chat) belongs. Every pair has exactly one. */
export const account = (pair: Pair): Verdict => {
  const { came, wish, mayRepeat } = pair;
  if (came.length === 0) return missing(pair);
  if (wish === 'filtered' || wish === 'expired' || wish === 'declined') return fault(`came although ${wish}`);
  if (pair.broken !== undefined) return fault(pair.broken);
  if (came.length > 1)
    return mayRepeat ? { is: 'sent, again after a lost answer or a kill' } : fault('sent twice');
  if (pair.said?.kind !== 'sent') return fault(`sent, but its receipt says ${toldBy(pair.said)}`);
  return { is: wish === 'digest' ? 'in a digest' : 'sent' };
};

const missing = (pair: Pair): Verdict => {
  const { wish, said, hasOther, publishedAt, now } = pair;
  if (said === undefined)
    return wish === 'comes' || wish === 'digest' ? fault('lost: no receipt') : fault(`no receipt: ${wish}`);
  const isTrue = (holds: boolean, as: string): Verdict => (holds ? { is: as } : fault(`${as}: not so`));
  if (said.kind === 'held') {
    const isLate = (said.until ?? 0) + lateMs < now && !wasShut(pair, now - waitMs);
    return isTrue(!isLate, 'held');
  }
  if (said.kind === 'gone') return isTrue(wasShut(pair, publishedAt), 'gone');
  if (said.kind === 'rejected' && /rights/.test(said.why ?? ''))
    return isTrue(wasShut(pair, publishedAt), 'rejected: might not post for a day');
  if (said.kind !== 'skipped') return fault(`never came: ${toldBy(said)}`);
  if (said.by !== undefined) return isTrue(hasOther, 'skipped: another report of it came');
  if (said.why === 'expired' && (wish === 'comes' || wish === 'declined'))
    return isTrue(wasShutThroughReview(pair), 'skipped: expired while the chat was shut');
  const as = `skipped: ${said.why}`;
  if (said.why === 'filtered' || said.why === 'muted' || said.why === 'expired' || said.why === 'declined')
    return isTrue(wish === said.why, as);
  return isTrue(isOfShutChat(said.why) && wasShut(pair, publishedAt), as);
};

const isOfShutChat = (why = ''): boolean =>
  ['gone', 'missed while paused', 'too many waiting', 'not following'].includes(why);

/** Whether the chat was shut at some time from then on, as long as something may wait. */
export const wasShut = ({ shut }: Pick<Pair, 'shut'>, from: number): boolean =>
  shut.some((span) => span.from <= from + waitMs && span.to >= from);

/** Whether the chat was shut from soon after the editor was asked until the day of the review was over: nothing that is pressed then is posted. */
const wasShutThroughReview = ({ shut, publishedAt }: Pick<Pair, 'shut' | 'publishedAt'>): boolean =>
  shut.some(({ from, to }) => from <= publishedAt + lateMs && to >= publishedAt + reviewMs);

const toldBy = (said: Said | undefined): string =>
  said === undefined ? 'nothing' : [said.kind, said.why].filter(Boolean).join(' ');

const fault = (is: string): Verdict => ({ is, isFault: true });

/** Counts by line, most frequent first; what is a fault comes first of all. */
export const tally = (verdicts: Iterable<Verdict>): { is: string; count: number; isFault: boolean }[] => {
  const counts = new Map<string, { count: number; isFault: boolean }>();
  for (const { is, isFault = false } of verdicts) {
    const line = counts.get(is) ?? { count: 0, isFault };
    line.count++;
    counts.set(is, line);
  }
  return [...counts]
    .map(([is, line]) => ({ is, ...line }))
    .toSorted((one, two) => Number(two.isFault) - Number(one.isFault) || two.count - one.count);
};

/** What is wrong with figures of equal moments (a day's end each): none may be above the lowest by more than the share and the allowance. */
export const isFlat = (figures: readonly number[], share: number, allowance: number): boolean =>
  figures.length === 0 || Math.max(...figures) <= Math.min(...figures) * (1 + share) + allowance;
