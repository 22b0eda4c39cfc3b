import type { Audience } from '../../src/audience/follow.ts';
import type { Following } from '../../src/audience/following.ts';
import { topicOf } from '../../src/audience/topics/topic.ts';
import { textsFor } from '../../src/i18n/texts.ts';
import type { Button, Message } from '../../src/message/message.ts';
import { words } from '../../src/message/words.ts';
import { createSemaphore } from '../../src/runtime/semaphore.ts';
import { createAskWhich, type AskWhich } from './ask-which.ts';
import type { Choice } from './choice.ts';
import { showSamples, summaryOf, type Asker, type Outcome } from './follow-outcome.ts';
import type { Target } from './target.ts';
import type { Wanted } from './wanted.ts';

/** Most addresses and names that are followed from one message, and most that are read in it: of more, none is followed. */
export const mostWanted = 10;
export const mostRead = 60;
/** What is not followed from it is told back, in one message of 4,096 characters at most; a list that is longer is too many, too. */
const mostLeftChars = 3_500;
/** Addresses of one message looked at side by side. */
const atOnce = 8;

/** What follows from a wish to follow, whichever way it was said. */
export type FollowTalk = {
  /** Follows what is wanted, says what came of it, shows the newest story of each, and asks where there is a choice. What takes long goes on by itself. */
  followAll(ask: Asker, target: Target, wanted: Wanted[]): Promise<void>;
  /** Says what came of it, in place of the message `answer` where there is one that asked for patience; each question is a message of its own. */
  tell(ask: Asker, target: Target, outcomes: Outcome[], answer?: number): Promise<void>;
  /** Asks about each choice, in a message of its own. */
  askWhich: AskWhich;
};

/** The talk about what is to be followed. */
export const createFollowTalk = ({
  follow,
  has,
  moveHere,
  arrange,
  putChoice,
  putWords,
}: {
  follow: Following['follow'];
  has: Following['has'];
  moveHere: Following['moveHere'];
  arrange: Audience['arrange'];
  /** Keeps a choice for the buttons under it; gives the id by which they name it. */
  putChoice(choice: Choice): Promise<string>;
  /** Keeps words for a button; gives the id by which it names them. */
  putWords(words: { about: string }): Promise<string>;
}): FollowTalk => {
  const askWhich = createAskWhich(has, putChoice);

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

  /** Follows the addresses side by side; the outcomes, and what is followed, stand in the order of the wishes. */
  const followEach = async (ask: Asker, target: Target, wanted: Wanted[]): Promise<Outcome[]> => {
    const room = createSemaphore(() => atOnce);
    const outcomes: Outcome[] = await Promise.all(
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
    const fresh = outcomes.flatMap((one) => (one.kind === 'followed' && !one.already ? one.sourceId : []));
    if (fresh.length > 1) await arrange(target.chat.id, fresh);
    return outcomes;
  };

  return {
    askWhich,
    tell,
    followAll: async (ask, target, all) => {
      const { follow: texts } = textsFor(ask.settings.language);
      const wanted = all.slice(0, mostWanted);
      const left = all.slice(mostWanted).map(saidOf);
      if (all.length > mostRead || left.join('\n').length > mostLeftChars)
        return void (await ask.reply(words(texts.tooMany(mostWanted, target.elsewhere))));
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

/** What a person can send again: a name as it is known, or else the address. */
const saidOf = (one: Wanted): string => ('name' in one ? one.name : one.address);

/** Who follows: the person, in the thread where it was said if that is the chat it is for. */
export const followerOf = (ask: Asker, target: Target): { userId: number; threadId?: number } => ({
  userId: ask.userId,
  ...(target.title === undefined && ask.threadId !== undefined && { threadId: ask.threadId }),
});
