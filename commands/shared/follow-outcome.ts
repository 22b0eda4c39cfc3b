import type { FollowResult } from '../../src/audience/following.ts';
import { textsFor } from '../../src/i18n/texts.ts';
import { writeBundle } from '../../src/message/bundle.ts';
import { writeCard } from '../../src/message/card.ts';
import type { Button, Message } from '../../src/message/message.ts';
import { words } from '../../src/message/words.ts';
import type { Story } from '../../src/story/story.ts';
import type { Ask } from '../../src/telegram/command.ts';
import type { Target } from './target.ts';
import type { Wanted } from './wanted.ts';

/** Who asks, and where; what they wrote has been read. */
export type Asker = Omit<Ask, 'text'>;
/** What came of one wish; a wish that is no address is answered with words or a question. */
export type Outcome =
  | Exclude<FollowResult, { kind: 'failed' }>
  /** `title`: of a source that is known at the address, which nobody typed. */
  | (Extract<FollowResult, { kind: 'failed' }> & { title?: string })
  | Exclude<Wanted, { kind: 'address' }>;

/**
 * Shows the newest story of each source that is followed from now on, each event once. `isHeaded`: the message before has said
 * that a sample follows; else it is said here, as a card alone looks like news.
 */
export const showSamples = async (
  ask: Asker,
  target: Target,
  outcomes: Outcome[],
  { isHeaded }: { isHeaded: boolean },
): Promise<void> => {
  const samples = samplesOf(outcomes);
  const [only, ...others] = samples;
  if (only === undefined) return;
  const { follow: texts } = textsFor(ask.settings.language);
  const style = { language: ask.settings.language, timeZone: ask.settings.timeZone };
  const heading = texts.sample(samples.length, target.title);
  if (others.length === 0 && !isHeaded) await ask.reply(words(heading));
  await ask.reply(
    others.length === 0
      ? // What is done about it is done in this chat: not where another one follows its source.
        writeCard(only, style, {
          actions: target.title === undefined && ask.chat.kind !== 'channel',
          now: ask.now,
        })
      : writeBundle(samples, style, { heading: words(heading).plain, now: ask.now }).message,
  );
};

/** What came of it in one message: sources that are followed now in one sentence, and a line for each trouble. */
export const summaryOf = (
  ask: Asker,
  target: Target,
  outcomes: Outcome[],
  more: Button[][],
): Message | undefined => {
  const { follow: texts } = textsFor(ask.settings.language);
  const fresh = outcomes.flatMap((one) => (one.kind === 'followed' && !one.already ? [one.title] : []));
  const lines = outcomes.flatMap((one) => {
    switch (one.kind) {
      case 'choice':
        return [];
      case 'unknown':
        return [texts.unknown(one.name)];
      case 'failed':
        return [texts.failed(one.address, one.why, one.title)];
      case 'bad-address':
        return [texts.failed(one.address, 'bad-address')];
      case 'followed':
        if (!one.already) return [];
        if (one.otherTopic !== true) return [texts.already(one.title, target.title)];
        return [texts.movedHere(one.title)];
    }
  });
  const samples = samplesOf(outcomes);
  const ok = fresh.length > 0 ? [texts.ok(fresh, target.title)] : [];
  // What heads the sample stands below what was followed and above the card; several are headed in their own message.
  const all = samples.length === 1 ? [...lines, ...ok, texts.sample(1, target.title)] : [...ok, ...lines];
  return all.length === 0 ? undefined : words(all.join('\n\n'), more);
};

/** One event in several sections of a source is shown once. */
const samplesOf = (outcomes: Outcome[]): Story[] => {
  const samples = outcomes.flatMap((one) =>
    one.kind === 'followed' && !one.already && one.sample ? [one.sample] : [],
  );
  const told = new Set<string>();
  return samples.filter(({ url, headline }) => {
    const keys = [url ?? '', headline.toLowerCase()].filter(Boolean);
    const isNew = !keys.some((key) => told.has(key));
    for (const key of keys) told.add(key);
    return isNew;
  });
};
