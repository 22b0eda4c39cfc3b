import type { Ports } from '../../commands/shared/ports.ts';
import type { KeyValue } from './keyv/key-value.ts';
import type { Lock } from '../runtime/lock.ts';

const keptMs = 2 * 86_400_000;
/** Telegram's own limit (https://core.telegram.org/bots/api#sendmediagroup). */
const most = 10;

/** Which messages belong to an album, for two days. */
export const createAlbumStore = (store: KeyValue, lock: Lock): Ports['albums'] => {
  const key = (chatId: number, album: string) => `album:${chatId}:${album}`;
  const messages = async (chatId: number, album: string) =>
    (await store.get<number[]>(key(chatId, album))) ?? [];
  return {
    messages,
    note: (chatId, album, messageId) =>
      lock(key(chatId, album), async () => {
        const known = await messages(chatId, album);
        if (known.includes(messageId) || known.length >= most) return;
        await store.set(
          key(chatId, album),
          [...known, messageId].sort((one, two) => one - two),
          keptMs,
        );
      }),
  };
};
