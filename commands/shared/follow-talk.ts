import type { Following, FollowResult } from '../../src/audience/following.ts';
import { topicOf } from '../../src/audience/topics/topic.ts';
import { textsFor } from '../../src/i18n/texts.ts';
import { writeBundle } from '../../src/message/bundle.ts';
import { writeCard } from '../../src/message/card.ts';
import type { Button, Message } from '../../src/message/message.ts';
import { words } from '../../src/message/words.ts';
import { createSemaphore } from '../../src/runtime/semaphore.ts';
import type { Story } from '../../src/story/story.ts';
import type { Ask } from '../../src/telegram/command.ts';
import { writeChoice, type Choice } from './choice.ts';
import type { Target } from './target.ts';
import type { Wanted } from './wanted.ts';

/** Most addresses and names that are followed from one message, and most that are read in it. */
export const mostWanted = 10;
export const mostRead = 60;
/** Addresses of one message looked at side by side. */
const atOnce = 8;

export type Asker = Omit<Ask, 'text'>;
/** What came of one wish; a wish that is no address is answered with words or a question. */
export type Outcome =
  | Exclude<FollowResult, { kind: 'failed' }>
  /** `title`: of a source that is known at the address, which nobody typed. */
  | (Extract<FollowResult, { kind: 'failed' }> & { title?: string })
  | Exclude<Wanted, { kind: 'address' }>;

/** What follows from a wish to follow, whichever way it was said. */
export type FollowTalk = {
  /** Follows what is wanted, says what came of it, shows the newest story of each, and asks where there is a choice. What takes long goes on by itself. */
  followAll(ask: Asker, target: Target, wanted: Wanted[]): Promise<void>;
  /** Says what came of it, in place of the message `answer` where there is one that asked for patience; each question is a message of its own. */
  tell(ask: Asker, target: Target, outcomes: Outcome[], answer?: number): Promise<void>;
  /** Asks about each choice, in a message of its own. */
  askWhich(
    ask: Asker,
    target: Target,
    outcomes: Outcome[],
    say: (message: Message) => Promise<unknown>,
  ): Promise<void>;
};

export const createFollowTalk = ({
  follow,
  has,
  moveHere,
  putChoice,
  putWords,
}: {
  follow: Following['follow'];
  has: Following['has'];
  moveHere: Following['moveHere'];
  /** Keeps a choice for the buttons under it; gives the id by which they name it. */
  putChoice(choice: Choice): Promise<string>;
  /** Keeps words for a button; gives the id by which it names them. */
  putWords(words: { about: string }): Promise<string>;
}): FollowTalk => {
  const askWhich: FollowTalk['askWhich'] = async (ask, target, outcomes, say) => {
    for (const one of outcomes) {
      if (one.kind !== 'choice') continue;
      const { about, name } = 'about' in one ? one : { about: 'page' as const, name: siteOf(one.address) };
      const own = 'own' in one ? one.own : one.offers.length;
      const choice = { chatId: target.chat.id, about, name, offers: one.offers, own };
      const urls = choice.offers.map(({ url }) => url);
      const followed = await has(target.chat.id, urls);
      const { language } = ask.settings;
      // There is nothing to ask.
      if (about !== 'unknown' && followed.every(Boolean)) {
        await say(words(textsFor(language).follow.already(name, target.title)));
        continue;
      }
      const id = await putChoice(choice);
      await say(writeChoice(choice, { id, followed, language, chatTitle: target.title }));
    }
  };

  const tell: FollowTalk['tell'] = async (ask, target, outcomes, answer) => {
    let place = answer;
    const say = async (message: Message) => {
      if (place === undefined) await ask.reply(message);
      else await ask.edit(place, message);
      place = undefined;
    };
    // Whoever asks for it in another forum topic wants it there.
    const { threadId } = followerOf(ask, target);
    for (const one of outcomes)
      if (one.kind === 'followed' && one.otherTopic === true)
        await moveHere(target.chat.id, one.sourceId, threadId);
    const summary = summaryOf(ask, target, outcomes, await topicButtons(ask, target, outcomes));
    if (summary !== undefined) await say(summary);
    await showSamples(ask, target, outcomes, { isHeaded: true });
    await askWhich(ask, target, outcomes, say);
  };

  /** Words that no source goes by may be a topic. */
  const topicButtons = async (ask: Asker, target: Target, outcomes: Outcome[]): Promise<Button[][]> => {
    const { follow: texts } = textsFor(ask.settings.language);
    const rows: Button[][] = [];
    for (const one of outcomes) {
      if (one.kind !== 'unknown' || topicOf(one.name) === undefined) continue;
      const id = await putWords({ about: one.name });
      rows.push([{ text: texts.asTopic(one.name), callback: `follow:topic:${id}:${target.chat.id}` }]);
    }
    return rows;
  };

  /** Follows the addresses side by side; the outcomes stand in the order of the wishes. */
  const followEach = (ask: Asker, target: Target, wanted: Wanted[]): Promise<Outcome[]> => {
    const room = createSemaphore(() => atOnce);
    return Promise.all(
      wanted.map(async (one) => {
        if (one.kind !== 'address') return one;
        const leave = await room.enter();
        try {
          const result = await follow(target.chat, one.address, followerOf(ask, target));
          return result.kind === 'failed' && one.name !== undefined ? { ...result, title: one.name } : result;
        } finally {
          leave();
        }
      }),
    );
  };

  return {
    askWhich,
    tell,
    followAll: async (ask, target, all) => {
      const { follow: texts } = textsFor(ask.settings.language);
      const wanted = all.slice(0, mostWanted);
      const left = all.slice(mostWanted).map((one) => ('address' in one ? one.address : one.name));
      const finish = async (answer?: number) => {
        await tell(ask, target, await followEach(ask, target, wanted), answer);
        if (left.length > 0) await ask.reply(words(texts.onlyFirst(mostWanted, left)));
      };
      if (!wanted.some(({ kind }) => kind === 'address')) return finish();
      const answer = await ask.reply(words(texts.working));
      await ask.later(() => finish(answer));
    },
  };
};

/** Who follows: the person, in the thread where it was said if that is the chat it is for. */
export const followerOf = (ask: Asker, target: Target): { userId: number; threadId?: number } => ({
  userId: ask.userId,
  ...(target.title === undefined && ask.threadId !== undefined && { threadId: ask.threadId }),
});

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
const summaryOf = (
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

const siteOf = (address: string): string => address.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '');

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
