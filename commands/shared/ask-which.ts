import type { Following } from '../../src/audience/following.ts';
import { textsFor } from '../../src/i18n/texts.ts';
import type { Message } from '../../src/message/message.ts';
import { words } from '../../src/message/words.ts';
import { writeChoice, type Choice } from './choice.ts';
import type { Asker, Outcome } from './follow-outcome.ts';
import type { Target } from './target.ts';

/** Asks about each choice among the outcomes, in a message of its own. */
export type AskWhich = (
  ask: Asker,
  target: Target,
  outcomes: Outcome[],
  say: (message: Message) => Promise<unknown>,
) => Promise<void>;

/** Asking which feeds are meant. `putChoice` keeps a choice for the buttons under it, and gives the id by which they name it. */
export const createAskWhich =
  (has: Following['has'], putChoice: (choice: Choice) => Promise<string>): AskWhich =>
  async (ask, target, outcomes, say) => {
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

const siteOf = (address: string): string => address.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '');
