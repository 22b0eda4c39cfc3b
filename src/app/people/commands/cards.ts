import { createCard } from '../../../../commands/subscriber/card/card.ts';
import { createSaved, type Removed } from '../../../../commands/subscriber/card/saved.ts';
import type { Done } from '../../../../commands/subscriber/card/undo.ts';
import { createWhy } from '../../../../commands/subscriber/card/why.ts';
import type { Following } from '../../../audience/following.ts';
import type { SavedStore } from '../../../audience/saved.ts';
import type { Topics } from '../../../audience/topics/topics.ts';
import type { Tuning } from '../../../audience/tuning.ts';
import type { Fates } from '../../../delivery/receipts/fate.ts';
import type { Language } from '../../../i18n/language.ts';
import type { FindRelated } from '../../../search/related.ts';
import type { FindTold } from '../../../search/told.ts';
import type { Collections } from '../../../store/collections.ts';
import type { Story } from '../../../story/story.ts';
import type { Press } from '../../../telegram/command.ts';

export type CardCommands = ReturnType<typeof createCardCommands>;

type CardNeeds = {
  following: Pick<Following, 'list' | 'unfollow' | 'followKnown'>;
  followTopic: Topics['follow'];
  tuning: Tuning;
  saved: SavedStore;
  getStory(id: string): Promise<Story | undefined>;
  fates: Fates;
  /** Who else reports a story's event, by name. */
  reportedBy(story: Story): Promise<string[]>;
  findTold: FindTold;
  findRelated: FindRelated;
  /** The most telling words of a story. */
  telling(story: Story, most: number): string[];
  /** The language that a person has chosen in private; undefined: none yet. */
  languageOf(userId: number): Promise<Language | undefined>;
  /** Asks an administrator in private what is to become of a card. */
  offerAmend(press: Press, story: Story): Promise<void>;
  slips: Collections['slips'];
};

/** What is done with a story that came: the buttons of its card, what was saved, and why it came. */
export const createCardCommands = ({
  following: { list, unfollow, followKnown },
  followTopic,
  tuning,
  saved,
  getStory,
  fates,
  reportedBy,
  findTold,
  findRelated,
  telling,
  languageOf,
  offerAmend,
  slips,
}: CardNeeds) => {
  const done = slips<Done>('done', 7);
  const removed = slips<Removed>('removed', 7);
  return {
    saved: createSaved({ saved, putRemoved: removed.put, takeRemoved: removed.take }),
    why: createWhy({ list, getStory, fateOf: fates.of, reportedBy, findTold, inMessage: fates.inMessage }),
    card: createCard({
      list,
      getStory,
      fateOf: fates.of,
      reportedBy,
      offerAmend,
      saved,
      telling,
      findRelated,
      languageOf,
      unfollow,
      followKnown,
      followTopic,
      tuning,
      putDone: done.put,
      getDone: done.get,
      takeDone: done.take,
    }),
  };
};
