import { describe, expect, it } from 'vitest';
import { createPictures } from '../../../src/telegram/api/pictures.ts';
import { createSimulatedClock } from '../../runtime/simulated-clock.ts';

const minutes = 60_000;
/** Pictures of so many bytes; addresses with "gagal" fail. */
const set = (bytes = 3) => {
  const clock = createSimulatedClock();
  const asked: string[] = [];
  const pictures = createPictures({
    clock,
    fetch: async (url) => {
      asked.push(url);
      if (url.includes('gagal')) throw new Error('no');
      return new Blob([new Uint8Array(bytes)]);
    },
  });
  return { clock, asked, pictures };
};

describe('pictures that Telegram cannot fetch', () => {
  it.each(['https://contoh.id/foto.jpg', 'https://contoh.id/gagal.jpg'])(
    'are fetched once for all chats, and again after some minutes (%s)',
    async (url) => {
      const { clock, asked, pictures } = set();
      const got = await Promise.all(Array.from({ length: 100 }, () => pictures(url)));
      expect(new Set(got).size).toBe(1);
      expect(got[0]?.size).toBe(url.includes('gagal') ? undefined : 3);
      await clock.advance(9 * minutes);
      await pictures(url);
      expect(asked).toHaveLength(1);
      await clock.advance(2 * minutes);
      await pictures(url);
      expect(asked).toHaveLength(2);
    },
  );

  it('are forgotten, the oldest first, when they are too many or too large', async () => {
    for (const [bytes, many] of [
      [3, 65],
      [9 * 1_048_576, 3],
    ] as const) {
      const { asked, pictures } = set(bytes);
      for (let at = 0; at < many; at++) await pictures(`https://contoh.id/${at}`);
      await pictures(`https://contoh.id/${many - 1}`);
      expect(asked).toHaveLength(many);
      await pictures('https://contoh.id/0');
      expect(asked).toHaveLength(many + 1);
    }
  });
});
