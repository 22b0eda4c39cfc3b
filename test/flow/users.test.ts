import { afterEach, beforeEach, expect, it } from 'vitest';
import { until } from './counting.ts';
import { createStage, type Stage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await createStage();
});
afterEach(() => stage.close());

const person = (first_name: string) => stage.telegram.person({ first_name, language_code: 'id' });
const feedOf = (title: string) => {
  const feed = stage.newsroom.feed(`/${title.toLowerCase()}.xml`, { title });
  feed.publish({ title: `Kabar lama ${title}`, text: '' });
  return feed;
};
/** What the bot has written in a chat. */
const answersIn = (chatId: number) =>
  stage.telegram
    .view(chatId)
    .filter(({ from, deleted }) => from?.is_bot === true && !deleted)
    .map(({ text }) => text);

it('addresses that hang hold up no other question of the person, nor of the group, and a stop says to send them again', async () => {
  const { telegram, newsroom } = stage;
  const kabar = await stage.run();
  const [budi, ani] = [person('Budi'), person('Ani')];
  const group = telegram.group({ title: 'Warga', owner: ani });
  telegram.addBot(group, { by: ani });
  await telegram.waitFor(group.id, /Halo!/);
  const hanging = Array.from({ length: 3 }, (_, at) =>
    newsroom.page(`/lama${at}`, { delayMs: 600_000 }),
  ).join(' ');
  budi.send(`/follow ${hanging}`);
  ani.send(`/follow ${hanging}`, { chat: group });
  await telegram.waitFor(budi.id, /Sebentar, saya periksa dulu/);
  await telegram.waitFor(group.id, /Sebentar, saya periksa dulu/);
  await until(() => newsroom.underWay() > 0, 'the site is asked');
  budi.send('/help');
  await telegram.waitFor(budi.id, /Yang bisa saya lakukan/);
  ani.send('/latest', { chat: group });
  await telegram.waitFor(group.id, /Belum ada yang diikuti di grup ini/);
  expect(await kabar.kill('SIGTERM')).toBe(0);
  for (const chatId of [budi.id, group.id]) {
    const answers = answersIn(chatId).join('\n');
    expect(answers.match(/Saya sedang dimulai ulang\. Kirim lagi sebentar lagi, ya\./g)).toHaveLength(3);
    expect(answers).not.toContain('Situsnya tidak bisa dibuka');
  }
});

it('who has never written to Kabar is told of their channel when they first do, and who also manages it at once', async () => {
  const { telegram } = stage;
  const feed = feedOf('Harian');
  await stage.run();
  const [sari, budi] = [person('Sari'), person('Budi')];
  const channel = telegram.channel({ title: 'Kanal Sari', username: 'kanalsari', owner: sari });
  telegram.setMember(channel, budi, 'administrator');
  // Without the right to post.
  telegram.addBot(channel, { by: sari, rights: { can_edit_messages: true } });
  const isRefused = () => telegram.calls('sendMessage').some(({ status }) => status === 403);
  await until(isRefused, 'Telegram does not let Kabar write to her');
  sari.start();
  await telegram.waitFor(sari.id, /Saya tidak bisa mengirim ke Kanal Sari: izin Kirim Pesan .* belum ada/);
  await telegram.waitFor(sari.id, /Saya sudah ada di Kanal Sari\./);
  telegram.promoteBot(channel, true, sari);
  await telegram.waitFor(sari.id, /Saya sudah bisa mengirim ke Kanal Sari/);

  budi.start();
  const { message_id: after } = budi.send(`/follow @kanalsari ${feed.url}`);
  const followed = await telegram.waitFor(budi.id, /Berita baru dari Harian akan saya kirim ke Kanal Sari/, {
    after,
  });
  expect(followed.text).toContain('Berita terbarunya (contoh untuk Kanal Sari):');
  const lost = telegram.view(sari.id).at(-1)?.message_id ?? 0;
  telegram.promoteBot(channel, { can_edit_messages: true }, 777);
  for (const who of [sari, budi])
    await telegram.waitFor(who.id, /Saya tidak bisa mengirim ke Kanal Sari/, {
      after: who === sari ? lost : after,
    });
});

it('a deleted topic is told in plain words, other topics go on, and following it elsewhere moves it', async () => {
  const { telegram } = stage;
  const [news, talk] = [feedOf('Harian'), feedOf('Obrolan')];
  await stage.run();
  const ani = person('Ani');
  ani.start();
  await telegram.waitFor(ani.id, /Halo, Ani/);
  const forum = telegram.group({ title: 'Forum Banten', forum: true, owner: ani });
  telegram.addBot(forum, { by: ani });
  await telegram.waitFor(forum.id, /Halo!/);
  const [first, second] = [telegram.openTopic(forum, 'Berita'), telegram.openTopic(forum, 'Obrolan')];
  const say = async (text: string, threadId: number, answer: RegExp) => {
    const { message_id: after } = ani.send(text, { chat: forum, threadId });
    return telegram.waitFor(forum.id, answer, { after });
  };
  await say(`/follow ${news.url}`, first, /Berita baru dari Harian/);
  await say(`/follow ${talk.url}`, second, /Berita baru dari Obrolan/);
  telegram.deleteTopic(forum, first);
  news.publish({ title: 'Gempa di Serang', text: '' });
  const told = await telegram.waitFor(ani.id, /topiknya sudah dihapus\. Ikuti lagi di topik lain/);
  expect(told.text).not.toMatch(/Bad Request|thread/i);
  talk.publish({ title: 'Pasar ramai', text: '' });
  await telegram.waitFor(forum.id, /Pasar ramai/);

  await say(`/follow ${news.url}`, second, /Mulai sekarang berita Harian masuk ke topik ini/);
  news.publish({ title: 'Banjir surut', text: '' });
  await telegram.waitFor(forum.id, /Banjir surut/);
});

it('an operator reads in the log what started, and of a feed that fails once', async () => {
  const { telegram } = stage;
  const feed = feedOf('Harian');
  const kabar = await stage.run();
  expect(kabar.log.find(({ event }) => event === 'ready')).toMatchObject({
    level: 'info',
    bot: expect.stringMatching(/^@\w+$/),
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    store: stage.storeUrl,
    chats: 0,
    feeds: 0,
  });
  const budi = person('Budi');
  budi.send(`/follow ${feed.url}`);
  await telegram.waitFor(budi.id, /Berita baru dari Harian/);
  feed.fault({ status: 404 });
  const failed = () => kabar.log.filter(({ event }) => event === 'feed.failed');
  await until(() => failed().length > 0, 'the feed is told of');
  expect(failed()).toMatchObject([{ level: 'warn', title: 'Harian', reason: 'not-found' }]);
  for (const line of kabar.output().split('\n').filter(Boolean))
    expect(Object.keys(JSON.parse(line) as object).slice(0, 3)).toEqual(['time', 'level', 'event']);
});

it('a stranger whom ACCESS does not list is told their id in private, also for a group, and the log names it', async () => {
  const { telegram } = stage;
  const [dewi, stranger] = [person('Dewi'), person('Umar')];
  const kabar = await stage.run({ ACCESS: String(dewi.id) });
  stranger.send('/latest');
  await telegram.waitFor(stranger.id, new RegExp(`ID Anda ${stranger.id}; minta pengelolanya menambahkan`));
  const group = telegram.group({ title: 'Warga', owner: stranger });
  const { message_id: after } = stranger.send('/help');
  telegram.addBot(group, { by: stranger });
  await until(
    () =>
      telegram.view(stranger.id).filter(({ message_id: id, text }) => id > after && /ID Anda/.test(text))
        .length > 1,
    'the stranger is told of the group, too',
  );
  expect(answersIn(group.id)).toEqual([]);
  expect(kabar.log.filter(({ event }) => event === 'access.refused')).toMatchObject(
    [1, 2, 3].map(() => ({ userId: stranger.id })),
  );
  dewi.send('/help');
  await telegram.waitFor(dewi.id, /Yang bisa saya lakukan/);
});
