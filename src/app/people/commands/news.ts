import type { Choice } from '../../../../commands/shared/choice.ts';
import { createFollowTalk } from '../../../../commands/shared/follow-talk.ts';
import { createFollow } from '../../../../commands/subscriber/follow.ts';
import { createFollowing } from '../../../../commands/subscriber/following.ts';
import { createInline } from '../../../../commands/subscriber/inline.ts';
import { createLatest } from '../../../../commands/subscriber/latest.ts';
import type { SearchSlip } from '../../../../commands/subscriber/search-talk.ts';
import { createSharedLink } from '../../../../commands/subscriber/shared-link.ts';
import { createSources } from '../../../../commands/subscriber/sources.ts';
import { createStart } from '../../../../commands/subscriber/start.ts';
import { createUnfollow } from '../../../../commands/subscriber/unfollow.ts';
import type { Audience } from '../../../audience/follow.ts';
import type { Following } from '../../../audience/following.ts';
import type { Topics } from '../../../audience/topics/topics.ts';
import type { Tuning } from '../../../audience/tuning.ts';
import type { Catalogue } from '../../../feed/catalogue/catalogue.ts';
import type { Style } from '../../../message/message.ts';
import type { Collections } from '../../../store/collections.ts';
import type { Command } from '../../../telegram/command.ts';
import type { Searching } from '../../ground/searching.ts';

export type NewsCommands = ReturnType<typeof createNewsCommands>;

type NewsNeeds = {
  following: Following;
  arrange: Audience['arrange'];
  followTopic: Topics['follow'];
  searching: Pick<Searching, 'findLatest' | 'findAbout' | 'findSources'>;
  catalogue: Catalogue;
  tuning: Tuning;
  /** How a person likes messages, known or guessed. */
  styleOf(userId: number, languageCode: string | undefined): Promise<Style>;
  /** Titles of the chats that a person manages. */
  chatTitles(userId: number): Promise<string[]>;
  /** Shows what the person has saved. */
  showSaved: Command['run'];
  slips: Collections['slips'];
};

/** Finding news and following where it comes from. */
export const createNewsCommands = ({
  following: { follow, followKnown, moveHere, unfollow, list, has },
  arrange,
  followTopic,
  searching: { findLatest, findAbout, findSources },
  catalogue,
  tuning,
  styleOf,
  chatTitles,
  showSaved,
  slips,
}: NewsNeeds) => {
  const choices = slips<Choice>('choice', 7);
  const queries = slips<SearchSlip>('query', 7);
  const talk = createFollowTalk({
    follow,
    has,
    moveHere,
    arrange,
    putChoice: choices.put,
    putWords: queries.put,
  });
  return {
    latest: createLatest({
      find: findLatest,
      findAbout,
      findSources,
      list,
      catalogue,
      talk,
      putWords: queries.put,
      getWords: queries.get,
    }),
    follow: createFollow({
      follow,
      followTopic,
      moveHere,
      list,
      has,
      getChoice: choices.get,
      getWords: queries.get,
      catalogue,
      talk,
    }),
    unfollow: createUnfollow({ list, unfollow }),
    following: createFollowing({ list, unfollow, tuning }),
    sources: createSources({ catalogue, follow, has, talk }),
    start: createStart({ catalogue, has, followKnown, list, chatTitles, showSaved, talk }),
    hearSharedLink: createSharedLink({ catalogue, talk }),
    inline: createInline({ findAbout, findSources, styleOf }),
  };
};
