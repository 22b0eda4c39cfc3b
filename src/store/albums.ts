import type { KeyValue } from './keyv/key-value.ts';
import type { Lock } from '../runtime/lock.ts';

const keptMs = 2 * 86_400_000;
/** Telegram's own limit (https://core.telegram.org/bots/api#sendmediagroup). One more is noted, so that it can be said that these are too many. */
const most = 10;

/** Messages of a person's albums: Telegram tells of each on its own, and a reply names only one. */
export type AlbumStore = {
  note(chatId: number, album: string, messageId: number): Promise<void>;
  /** Ids of the album's messages in their order. */
  messages(chatId: number, album: string): Promise<number[]>;
};

/** Albums, for two days. */
export const createAlbumStore = (store: KeyValue, lock: Lock): AlbumStore => {
  const key = (chatId: number, album: string) => `album:${chatId}:${album}`;
  const messages = async (chatId: number, album: string) =>
    (await store.get<number[]>(key(chatId, album))) ?? [];
  return {
    messages,
    note: (chatId, album, messageId) =>
      lock(key(chatId, album), async () => {
        const known = await messages(chatId, album);
        if (known.includes(messageId) || known.length > most) return;
        await store.set(
          key(chatId, album),
          [...known, messageId].sort((one, two) => one - two),
          keptMs,
        );
      }),
  };
};
