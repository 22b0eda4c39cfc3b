import type { Named } from '../../../commands/operator/admin.ts';
import { normaliseAddress } from '../../feed/address.ts';
import type { FeedRegister } from '../../feed/register.ts';
import type { Collections } from '../../store/collections.ts';
import type { Outbox } from '../../telegram/api/outbox.ts';

/** Finding the chat or the feed that an operator means. */
export type Naming = {
  /** What is meant by an id, a @name or the address of a feed; undefined: nothing that is known. */
  named(said: string): Promise<Named | undefined>;
  /** The feed of this id. */
  feedOf(id: string): Promise<Named | undefined>;
};

export const createNaming = ({
  chats,
  feeds,
  register,
  chatNamed,
}: {
  chats: Pick<Collections['chats'], 'get'>;
  feeds: Pick<Collections['feeds'], 'get'>;
  register: Pick<FeedRegister, 'idAt'>;
  chatNamed: Outbox['chatNamed'];
}): Naming => {
  const feedOf = async (id: string): Promise<Named | undefined> => {
    const record = await feeds.get(id);
    return record && { kind: 'feed', id, title: record.title, url: record.url };
  };
  const chatOf = async (id: number, said: string): Promise<Named> => {
    const chat = await chats.get(id);
    return { kind: 'chat', id: chat?.id ?? id, title: chat?.title ?? said };
  };
  return {
    feedOf,
    named: async (said) => {
      if (/^-?\d{5,16}$/.test(said)) return chatOf(Number(said), said);
      if (said.startsWith('@')) {
        const chat = await chatNamed(said);
        return chat && { kind: 'chat', ...chat };
      }
      const address = normaliseAddress(said);
      return address === undefined ? undefined : feedOf(await register.idAt(address));
    },
  };
};
