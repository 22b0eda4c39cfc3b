import type { Following, FollowResult } from '../../src/audience/following.ts';
import { textsFor } from '../../src/i18n/texts.ts';
import { writeBundle } from '../../src/message/bundle.ts';
import { writeCard } from '../../src/message/card.ts';
import type { Message } from '../../src/message/message.ts';
import { words } from '../../src/message/words.ts';
import type { Story } from '../../src/story/story.ts';
import type { Ask } from '../../src/telegram/command.ts';
import { writeChoice, type Choice } from './choice.ts';
import type { Target } from './target.ts';
import type { Wanted } from './wanted.ts';

/** Addresses and names in one message. */
export const mostWanted = 10;

type Asker = Omit<Ask, 'text'>;
/** What came of one wish; a wish that is no address is answered with words or a question. */
export type Outcome = FollowResult | Exclude<Wanted, { kind: 'address' }>;

/** What follows from a wish to follow, whichever way it was said. */
export type FollowTalk = {
  /** Follows what is wanted, says what came of it, shows the newest story of each, and asks where there is a choice. */
  followAll(ask: Asker, target: Target, wanted: Wanted[]): Promise<void>;
  /** Says what came of it, in place of the message `answer` where there is one that asked for patience; each choice is a message of its own. */
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
  putChoice,
}: {
  follow: Following['follow'];
  has: Following['has'];
  /** Keeps a choice for the buttons under it; gives the id by which they name it. */
  putChoice(choice: Choice): Promise<string>;
}): FollowTalk => {
  const askWhich: FollowTalk['askWhich'] = async (ask, target, outcomes, say) => {
    for (const one of outcomes) {
      if (one.kind !== 'choice') continue;
      const { about, name } = 'about' in one ? one : { about: 'page' as const, name: siteOf(one.address) };
      const choice = { chatId: target.chat.id, about, name, offers: one.offers };
      const urls = choice.offers.map(({ url }) => url);
      const followed = await has(target.chat.id, urls);
      const id = await putChoice(choice);
      const { language } = ask.settings;
      await say(writeChoice(choice, { id, followed, language, chatTitle: target.title }));
    }
  };

  const tell: FollowTalk['tell'] = async (ask, target, outcomes, answer) => {
    const { follow: texts } = textsFor(ask.settings.language);
    let place = answer;
    const say = async (message: Message) => {
      if (place === undefined) await ask.reply(message);
      else await ask.edit(place, message);
      place = undefined;
    };
    const lines = outcomes.flatMap((one) => {
      if (one.kind === 'choice') return [];
      if (one.kind === 'unknown') return [texts.unknown(one.name)];
      if (one.kind !== 'followed')
        return [texts.failed(one.address, one.kind === 'failed' ? one.why : one.kind)];
      return [one.already ? texts.already(one.title, target.title) : texts.ok(one.title, target.title)];
    });
    if (samplesOf(outcomes).length > 0) lines.push(texts.sample);
    if (lines.length > 0) await say(words(lines.join('\n\n')));
    await showSamples(ask, outcomes);
    await askWhich(ask, target, outcomes, say);
  };

  return {
    askWhich,
    tell,
    followAll: async (ask, target, wanted) => {
      const { follow: texts } = textsFor(ask.settings.language);
      if (wanted.length > mostWanted) return void (await ask.reply(words(texts.tooMany(mostWanted))));
      const isSlow = wanted.some(({ kind }) => kind === 'address');
      const answer = isSlow ? await ask.reply(words(texts.working)) : undefined;
      const outcomes: Outcome[] = [];
      for (const one of wanted)
        outcomes.push(
          one.kind === 'address' ? await follow(target.chat, one.address, followerOf(ask, target)) : one,
        );
      await tell(ask, target, outcomes, answer);
    },
  };
};

/** Who follows: the person, in the thread where it was said if that is the chat it is for. */
export const followerOf = (ask: Asker, target: Target): { userId: number; threadId?: number } => ({
  userId: ask.userId,
  ...(target.title === undefined && ask.threadId !== undefined && { threadId: ask.threadId }),
});

/** Shows the newest story of each source that is followed from now on. */
export const showSamples = async (ask: Asker, outcomes: Outcome[]): Promise<void> => {
  const [only, ...others] = samplesOf(outcomes);
  if (only === undefined) return;
  const style = { language: ask.settings.language, timeZone: ask.settings.timeZone };
  await ask.reply(
    others.length === 0 ? writeCard(only, style) : writeBundle([only, ...others], style).message,
  );
};

const siteOf = (address: string): string => address.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '');

const samplesOf = (outcomes: Outcome[]): Story[] =>
  outcomes.flatMap((one) => (one.kind === 'followed' && !one.already && one.sample ? [one.sample] : []));
