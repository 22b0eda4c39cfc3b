import type { Language } from '../../../src/i18n/language.ts';
import { operatorId, type House } from './house.ts';
import { createWalker, type Walker } from './walk.ts';

/** What Telegram says to a copy that does not arrive. */
export const lostCopy = 'Bad Request: message to copy not found';
/** What Telegram says while it takes no copies at all. */
export const outage = 'Internal Server Error';

const hour = 3_600_000;
const day = 24 * hour;
/** More than one page of a list of chats. */
const channelsCount = 9;
/** More than one page of what was saved. */
const storiesCount = 6;

/** An operator with channels, a group of editors and a feed of her own. */
const openDesk = async (house: House, language: Language) => {
  const { telegram, newsroom } = house;
  const dewi = telegram.person({ id: operatorId, first_name: 'Dewi', language_code: language });
  dewi.start();
  await house.settled();
  const walker = createWalker(house, dewi);
  for (let at = 0; at < channelsCount; at++) {
    const channel = telegram.channel({ title: `Kanal ${at}`, owner: dewi, username: `kanal${at}` });
    telegram.addBot(channel, { by: dewi, rights: true });
  }
  const group = telegram.group({ title: 'Dapur redaksi', owner: dewi, type: 'supergroup' });
  telegram.addBot(group, { by: dewi, rights: true });
  // She is told of each, a message a second.
  for (let waits = 0; waits < channelsCount; waits++) await house.pass(5_000).then(house.settled);
  const feed = newsroom.feed('/desk.xml', { title: 'Harian Serang' });
  await walker.say(`/follow ${feed.url}`);
  /** Has stories come: feeds are looked at once a day. */
  const publish = async (...titles: string[]) => {
    for (const title of titles) feed.publish({ title, text: 'Air naik sejak malam di sana.' });
    for (const ms of [day, hour]) await house.pass(ms).then(house.settled);
  };
  /** Answers a message of hers with /broadcast. */
  const broadcast = (text: string) => () => dewi.send('/broadcast', { replyTo: dewi.send(text).message_id });
  return { ...walker, walker, telegram, dewi, group, feed, publish, broadcast };
};

type Desk = Awaited<ReturnType<typeof openDesk>>;

/** Walks what stands behind an operator's news, channels, questions, posts and lists, one way after another. */
export const walkDesk = async (house: House, language: Language): Promise<Walker> => {
  const desk = await openDesk(house, language);
  await ownNews(desk);
  await newsOfGroup(desk);
  await channelPages(desk);
  await reviews(desk);
  await posts(desk);
  await schedules(desk);
  await operators(desk);
  await leaving(desk);
  return desk.walker;
};

/** What a reader does about a card, and more than a page of what was saved. */
const ownNews = async ({ publish, through }: Desk) => {
  for (let at = 0; at < storiesCount; at++)
    await through(() => publish(`Jembatan ${at} di Serang dibuka lagi`), 'card:open', 'card:save');
  await through('/saved', 'saved:page', 'saved:page');
  for (const what of ['card:why', 'card:related', 'card:close'])
    await through(() => publish(`Pasar ramai lagi sebelum ${what}`), 'card:open', what);
};

const newsOfGroup = async ({ publish, pressOn, say, telegram, group, feed, faults }: Desk) => {
  await say(`/follow ${group.id} ${feed.url}`);
  const card = () => telegram.view(group.id).findLast(({ buttons }) => buttons.flat().some(opens));
  for (let looks = 0; looks < 3 && card() === undefined; looks++)
    await publish(`Harga cabai naik di Cilegon, kali ke-${looks + 1}`);
  const found = card();
  const [menu] = found === undefined ? [] : await pressOn(found, 'card:open');
  if (menu === undefined) return void faults.push('the group has no card');
  await pressOn(menu, 'card:amend');
  await say(`/unfollow ${group.id} 1`);
};

const opens = ({ callback_data: data }: { callback_data?: string }) => data?.startsWith('card:open') === true;

const channelPages = async ({ through }: Desk) => {
  const way = (...kinds: string[]) => through('/channels', ...kinds);
  await way('channels:list', 'channels:list', 'channels:show', 'channels:log', 'channels:show');
  await way('channels:show', 'scheduled:chat');
  await way('channels:show', 'channels:off', 'channels:list');
  const looks = ['tag', 'part', 'picture', 'link', 'share', 'language', 'sound', 'type'];
  await way('channels:show', 'template:open', ...looks.map((one) => `template:${one}`));
  await through('Warta Serang', 'template:type', 'template:drop');
  await way('channels:list', 'channels:show', 'template:open', 'template:more');
};

/** What editors decide, and who is asked. */
const reviews = async ({ through, say, publish, feed }: Desk) => {
  await say(`/follow @kanal0 ${feed.url}`);
  await say('/mode @kanal0 1 tinjau');
  const titles = ['Pasar Rau terbakar', 'Banjir di Cilegon', 'Gempa di Lebak', 'Jalan di Pandeglang putus'];
  await through(() => publish(...titles), 'review:word', 'review:back', 'review:word', 'review:without');
  await through(() => publish('Sungai di Anyer meluap'), 'review:edit');
  await through('Sungai meluap di Anyer', 'review:when');
  await through('besok 07.00', 'review:slot');
  await through(() => publish('Kapal di Merak menunggu'), 'review:skip');
  await through('/review @kanal0', 'review:groups', 'review:page', 'review:groups', 'review:group');
  await through('/review @kanal0', 'review:all');
};

/** A post to some of many chats, one that does not arrive, and one to subscribers at their hour. */
const posts = async ({ through, broadcast, telegram }: Desk) => {
  const choosing = ['broadcast:page', 'broadcast:page', 'broadcast:to', 'broadcast:next'];
  await through(broadcast('Pengumuman'), ...choosing, 'broadcast:test', 'broadcast:yes');
  telegram.fail('copyMessage', 1, { status: 400, description: lostCopy });
  await through(broadcast('Lagi'), 'broadcast:to', 'broadcast:next', 'broadcast:yes', 'broadcast:again');
  await through(broadcast('Untuk pelanggan'), 'broadcast:subs', 'broadcast:whom', 'broadcast:hour');
  await through('07.00', 'broadcast:no');
};

const schedules = async ({ through, broadcast }: Desk) => {
  for (const text of ['Pasar murah', 'Pasar murah lagi']) {
    await through(broadcast(text), 'broadcast:to', 'broadcast:next', 'broadcast:when');
    await through('25/12 07.00', 'scheduled:yes');
  }
  const way = (...kinds: string[]) => through('/scheduled', 'scheduled:show', ...kinds);
  await way('scheduled:look', 'scheduled:list');
  for (const what of ['scheduled:content', 'scheduled:move']) await way(what, 'scheduled:never');
  for (const what of ['scheduled:drop', 'scheduled:now']) await way(what);
};

/** A story taken back everywhere is thought better of, and a feed that fails is banned and let in again. */
const operators = async ({ through, feed, publish, telegram, dewi }: Desk) => {
  const buttons = telegram.view(dewi.id).flatMap((one) => one.buttons.flat());
  const story = buttons.findLast(({ url }) => url !== undefined && !url.includes('t.me'))?.url;
  await through(`/recall ${story}`, 'recall:all', 'recall:no');
  await through(() => publish('Harga beras naik lagi'), 'card:open', 'card:unfollow', 'card:undo');
  feed.fault({ status: 404 });
  for (let looks = 0; looks < 4; looks++) await publish();
  await through('/admin', 'admin:feeds', 'admin:ban', 'admin:figures', 'admin:bans', 'admin:free');
};

const leaving = async ({ through }: Desk) => {
  await through('/channels', 'channels:show', 'channels:off', 'channels:gone');
  await through('/unfollow semua', 'unfollow:keep');
  await through('/forget', 'forget:once', 'forget:twice');
};

/** People who get an operator's post. */
const subscribersCount = 20;

/** Walks the buttons below a post that is on its way to subscribers. */
export const walkProgress = async (house: House, language: Language): Promise<Walker> => {
  const { telegram } = house;
  const sent = () => telegram.stats().byMethod['sendMessage'] ?? 0;
  for (let at = 0; at < subscribersCount; at++)
    telegram.person({ first_name: `Orang ${at}` }).send('/follow topik gempa');
  const dewi = telegram.person({ id: operatorId, first_name: 'Dewi', language_code: language });
  dewi.start();
  for (let before = -1; sent() < subscribersCount || before !== sent();) {
    before = sent();
    await house.pass(30_000).then(house.settled);
  }
  const walker = createWalker(house, dewi, { betweenMs: 2_000 });
  const ways = (...kinds: string[]) => kinds.map((one) => `broadcast:${one}`);
  await walker.through(
    () => dewi.send('/broadcast', { replyTo: dewi.send('Untuk pelanggan').message_id }),
    ...ways('subs', 'whom'),
  );
  // It stands still on its way for as long as the buttons below it are pressed.
  telegram.fail('copyMessage', 10_000, { status: 500, description: outage });
  await walker.through(undefined, ...ways('yes', 'pause', 'go', 'stop'));
  return walker;
};
