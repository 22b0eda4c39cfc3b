import { parseAddresses } from '../../src/feed/address.ts';
import type { Catalogue } from '../../src/feed/catalogue/catalogue.ts';
import type { Command } from '../../src/telegram/command.ts';
import type { FollowTalk } from '../shared/follow-talk.ts';
import { siteOffer } from '../shared/wanted.ts';

/** A headline or a message that somebody shares with its link: the site behind it is offered. */
export const createSharedLink = ({
  catalogue,
  talk,
}: {
  catalogue: Catalogue;
  talk: FollowTalk;
}): NonNullable<Command['hear']> => {
  return async (heard) => {
    const [address, ...others] = parseAddresses(heard.text);
    if (address === undefined || others.length > 0) return false;
    const target = { chat: heard.chat, settings: heard.settings, rest: heard.text };
    await talk.tell(heard, target, [siteOffer(address, catalogue)]);
    return true;
  };
};
