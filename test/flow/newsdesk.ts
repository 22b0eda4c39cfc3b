import { bundledFile } from '../launch/bundled.ts';
import { countsOf, pause, until } from './counting.ts';
import type { Stage } from './stage.ts';

const stepMs = 300_000;

/** A channel of Dewi's that follows a feed, and Kabar by a clock that skips minutes when it is told to. */
export const openNewsdesk = async (stage: Stage, env: Record<string, string> = {}) => {
  const { telegram, newsroom } = stage;
  const feed = newsroom.feed('/satu.xml', { title: 'Harian Satu' });
  let aheadMs = 0;
  const skipping = await bundledFile('skipping');
  let kabar = await stage.run(env, skipping);
  const dewi = telegram.person({ first_name: 'Dewi', language_code: 'id' });
  const channel = telegram.channel({ title: 'Kabar Serang', owner: dewi, username: 'kabarserang' });
  dewi.start();
  await telegram.waitFor(dewi.id, /Halo, Dewi/);
  telegram.addBot(channel, { by: dewi, rights: true });
  await telegram.waitFor(dewi.id, /sudah bisa mengirim/);
  const ask = async (text: string, answer: RegExp) => {
    const { message_id: after } = dewi.send(text);
    return telegram.waitFor(dewi.id, answer, { after });
  };
  await ask(`/follow @kabarserang ${feed.url}`, /Harian Satu/);
  // Somebody who gets everything at once: what he has got has been decided for everybody.
  const budi = telegram.person({ first_name: 'Budi', language_code: 'id' });
  budi.send(`/follow ${feed.url}`);
  await telegram.waitFor(budi.id, /akan saya kirim/);
  const posts = () => telegram.view(channel.id).filter(({ deleted, text }) => !deleted && text !== '');
  const has = (words: string) => posts().some(({ text }) => text.includes(words));
  return {
    telegram,
    feed,
    dewi,
    channel,
    ask,
    posts,
    has,
    /** Publishes a story; resolves once it has been decided for everybody. */
    publish: async (title: string, text = '') => {
      const story = feed.publish({ title, text });
      await until(() => (countsOf(telegram, [budi.id], title)[0] ?? 0) > 0, `"${title}" went out`);
      return story;
    },
    posted: (words: string) => until(() => has(words), `"${words}" was posted`),
    /** Lets so many minutes pass by Kabar's clock, in steps of five. */
    pass: async (minutes: number) => {
      for (let left = minutes * 60_000; left > 0; left -= stepMs) {
        aheadMs += stepMs;
        kabar.process.kill('SIGUSR2');
        await pause(300);
      }
    },
    /** Kills Kabar, and starts it once more at the time by its clock. */
    killAndRestart: async () => {
      await kabar.kill('SIGKILL');
      kabar = await stage.run({ ...env, AHEAD_MS: String(aheadMs) }, skipping);
    },
    kill: () => kabar.kill('SIGKILL'),
  };
};
