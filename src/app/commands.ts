import { createBroadcast } from '../../commands/channel/broadcast.ts';
import type { Choice } from '../../commands/shared/choice.ts';
import { createFollowTalk } from '../../commands/shared/follow-talk.ts';
import { createFollow } from '../../commands/subscriber/follow.ts';
import { createFollowing } from '../../commands/subscriber/following.ts';
import { createHelp } from '../../commands/subscriber/help.ts';
import { createLatest } from '../../commands/subscriber/latest.ts';
import { createSettings } from '../../commands/subscriber/settings.ts';
import { createStart } from '../../commands/subscriber/start.ts';
import { createUnfollow } from '../../commands/subscriber/unfollow.ts';
import type { Chats } from '../audience/chats.ts';
import type { Following } from '../audience/following.ts';
import type { Catalogue } from '../feed/discovery/catalogue.ts';
import type { Suggestion } from '../feed/discovery/suggestions.ts';
import type { BroadcastPost, Draft } from '../publishing/broadcast-post.ts';
import type { FindLatest } from '../search/latest.ts';
import type { Collections } from '../store/collections.ts';
import type { Command } from '../telegram/command.ts';

/** Every command, in the order in which menus and /help show them and messages without a command are offered to them. */
export const createCommands = ({
  following: { follow, followKnown, unfollow, list, has },
  findLatest,
  catalogue,
  suggestions,
  saveChat,
  broadcastPost,
  albums,
  slips,
}: {
  following: Following;
  findLatest: FindLatest;
  catalogue: Catalogue;
  suggestions: Suggestion[];
  saveChat: Chats['save'];
  broadcastPost: BroadcastPost;
  albums: Collections['albums'];
  slips: Collections['slips'];
}): readonly Command[] => {
  const choices = slips<Choice>('choice', 7);
  const queries = slips<{ about: string }>('query', 7);
  const drafts = slips<Draft>('draft', 1);
  const talk = createFollowTalk({ follow, has, putChoice: choices.put });
  const commands: readonly Command[] = [
    createLatest({ find: findLatest, list, putWords: queries.put, getWords: queries.get }),
    createFollow({ follow, has, getChoice: choices.get, catalogue, talk }),
    createUnfollow({ list, unfollow }),
    createFollowing({ list }),
    createBroadcast({ broadcastPost, albums, drafts }),
    createSettings({ save: saveChat }),
    createHelp(() => commands),
    createStart({ suggestions, followKnown, talk }),
  ];
  return commands;
};
