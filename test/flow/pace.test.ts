import { afterEach, beforeEach, expect, it } from 'vitest';
import { pause } from './counting.ts';
import { openNewsdesk } from './newsdesk.ts';
import { createStage, type Stage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await createStage();
});
afterEach(() => stage.close());

it("a channel's source is delayed by a button: what is corrected meanwhile is posted corrected, also after a kill", async () => {
  const { telegram, feed, dewi, ask, posts, publish, posted, pass, killAndRestart } =
    await openNewsdesk(stage);
  const own = await ask('/channels', /Kanal dan grup Anda/);
  await dewi.press(own, '📣 Kabar Serang');
  const at = { after: own.message_id - 1 };
  await dewi.press(await telegram.waitFor(dewi.id, /Izin saya lengkap/, at), 'Sumber');
  await dewi.press(await telegram.waitFor(dewi.id, /1 sumber diikuti di Kabar Serang/, at), '1');
  const source = await telegram.waitFor(
    dewi.id,
    ({ message_id: id, buttons }) =>
      id === own.message_id && buttons.flat().some(({ text }) => text === 'Tunda 15 mnt'),
  );
  await dewi.press(source, 'Tunda 15 mnt');
  await telegram.waitFor(dewi.id, /Ditunda 15 menit/, at);
  await ask('/mode @kabarserang harian satu tunda 3', /paling singkat 5 menit/);

  const story = await publish('Jembatan roboh di Serang');
  await ask('/why @kabarserang jembatan roboh', /Menunggu ralat; dikirim/);
  await killAndRestart();
  feed.revise(story.guid, { title: 'Jembatan rusak di Serang' });
  await pause(3_000);
  expect(posts()).toEqual([]);
  await pass(15);
  await posted('Jembatan rusak');
  expect(posts()).toHaveLength(1);
  await ask('/mode @kabarserang harian satu langsung', /dikirim begitu terbit/);
  await publish('Kabar sore');
  await posted('Kabar sore');
});

it("a channel's pace spaces its stories, and is set by typing and by buttons", async () => {
  const { telegram, dewi, ask, posts, publish, posted, pass } = await openNewsdesk(stage);
  const set = await ask('/pace @kabarserang 30 menit', /Jarak antarberita paling sedikit 30 menit/);
  await ask('/pace @kabarserang 99/jam', /1 sampai 60 berita per jam/);
  await dewi.press(set, '8/jam');
  await telegram.waitFor(dewi.id, /Paling banyak 8 berita per jam/);
  await publish('Kabar pertama');
  await posted('Kabar pertama');
  await publish('Kabar kedua');
  await ask('/why @kabarserang kabar kedua', /Menunggu giliran/);
  expect(posts()).toHaveLength(1);
  await pass(30);
  await posted('Kabar kedua');
  await publish('Kabar ketiga');
  await ask('/pace @kabarserang off', /tanpa batas laju/);
  await posted('Kabar ketiga');
});

it("nobody but a channel's administrators sets its pace or the mode of its sources", async () => {
  const { telegram, dewi, channel, ask } = await openNewsdesk(stage);
  const page = await ask('/pace @kabarserang', /Laju kiriman/);
  telegram.setMember(channel, dewi, 'member');
  const { text } = await dewi.press(page, '4/jam');
  expect(text).toContain('Anda bukan admin di sana');
  await ask('/pace @kabarserang off', /Anda bukan admin di sana/);
  await ask('/mode @kabarserang harian satu tunda 30', /Anda bukan admin di sana/);
});
