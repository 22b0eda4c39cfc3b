import { afterEach, beforeEach, expect, it } from 'vitest';
import { textsFor } from '../../src/i18n/texts.ts';
import { words } from '../../src/message/words.ts';
import type { Person } from '../../src/sandbox/telegram/index.ts';
import { commandsOf, createWorld } from '../commands/fakes.ts';
import { collectButtons, createPresses, kindOf, kindsInSource, readStore } from './buttons.ts';
import { openNewsdesk } from './newsdesk.ts';
import { createStage, type Stage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await createStage();
});
afterEach(() => stage.close());

const operatorId = 20_000_001;
const handle = '@kabarserang';
/** Presses that one person may make at once before they are told that it is too much. */
const atOnce = 18;
/** Of buttons that are alike so many are pressed. */
const mostAlike = 6;

/** Every command of the program: what a stranger asks by it of a channel, or that it concerns nobody's channel. A new one must be put here. */
const asked: Record<string, string | 'own'> = {
  latest: handle,
  follow: `${handle} https://contoh.id/rss`,
  unfollow: `${handle} harian satu`,
  following: handle,
  sources: handle,
  filter: `${handle} harian satu -judi`,
  mute: `${handle} harian satu`,
  unmute: `${handle} harian satu`,
  top: `${handle} harian satu 3`,
  digest: `${handle} 07.00`,
  quiet: `${handle} 22-6`,
  saved: 'own',
  why: `${handle} jembatan`,
  broadcast: handle,
  recall: 'https://t.me/kabarserang/1',
  scheduled: 'own',
  channels: 'own',
  stats: handle,
  template: handle,
  mode: `${handle} harian satu langsung`,
  pace: `${handle} 4/jam`,
  review: `${handle} terbit 30`,
  settings: `${handle} WITA`,
  export: handle,
  import: handle,
  forget: handle,
  help: 'own',
  admin: '',
  card: 'own',
  start: 'own',
  which: 'own',
};
/** Buttons that bear on nobody but whoever presses them. */
const ownButtons = new Set([
  'broadcast:mute',
  'channels:add',
  'channels:list',
  'scheduled:list',
  'scheduled:never',
  'template:more',
]);

/** Commands whose buttons bear on the chat that they stand in, or on what anybody may look at. */
const ownCommands = new Set(['card', 'help', 'latest', 'saved', 'sources']);
/** Buttons of her own list, draft and question, by which nothing is posted or changed: hers also without a right. */
const hers = new Set([
  'broadcast:no',
  'broadcast:page',
  'channels:gone',
  'channels:off',
  'channels:show',
  'recall:no',
]);

const { rights, onlyAdmins, buttonExpired, ...texts } = textsFor('id');
const refusals = [
  ...Object.values(rights),
  onlyAdmins,
  buttonExpired,
  texts.posts.onlyOperator,
  texts.stats.onlyOperator,
  texts.operator.onlyOperator,
  texts.broadcast.expired,
  ...Object.values(texts.broadcast.done),
  texts.amend.expired,
  texts.schedule.gone,
  texts.channels.none,
  texts.posts.where.none,
  texts.unknownCommand(),
].map((one) => words(one).plain.slice(0, 60));
const isRefusal = (text = '') =>
  refusals.some((one) => text.startsWith(one)) || text.startsWith('Kiriman ini dari ');

/** A channel with something of every kind on its way, and every button that its administrator was shown of it. */
const openAll = async () => {
  const desk = await openNewsdesk(stage, { OPERATOR_IDS: String(operatorId) });
  const { telegram, dewi, ask, publish, pass } = desk;
  const shown = collectButtons(stage, dewi);
  const press = createPresses(stage);
  const broadcast = async (text: string) => {
    const post = dewi.send(text);
    const { message_id: after } = dewi.send('/broadcast', { replyTo: post.message_id });
    await dewi.press(await telegram.waitFor(dewi.id, /Kirim ke mana/, { after }), 'Kabar Serang');
    return { after, question: await telegram.waitFor(dewi.id, /akan dikirim ke Kabar Serang/, { after }) };
  };
  const { question } = await broadcast('Sudah dikirim');
  await dewi.press(question, 'Kirim');
  await telegram.waitFor(dewi.id, /Terkirim/);
  const { after, question: second } = await broadcast('Dijadwalkan');
  await dewi.press(second, 'Jadwalkan…');
  await telegram.waitFor(dewi.id, /Kapan\?/, { after });
  await dewi.press(await ask('lusa 07.00', /Jadwalkan\?/), 'Jadwalkan');
  await telegram.waitFor(dewi.id, /Terjadwal/, { after });
  await broadcast('Belum diputuskan');
  await ask(`/mode ${handle} harian satu tinjau`, /ditinjau dulu/);
  await publish('Jembatan baru dibuka di Serang', 'Jembatan itu selesai lebih cepat.');
  await telegram.waitFor(dewi.id, ({ text, buttons }) => text.includes('🗳') && buttons.flat().length > 2);
  await pass(5);
  await ask('/channels', /Kanal dan grup Anda/);
  await ask(`/unfollow ${handle}`, /Berhenti/);
  await ask(`/settings ${handle}`, /Pengaturan/);
  await ask(`/quiet ${handle} 22-6`, /22/);
  // What only leads on is pressed, until nothing more is shown: what is there to be decided is for those who may not.
  const leadsOn =
    /^(?:broadcast:when|channels:(?:show|log|off)|following:(?:all|open)|pace:show|recall:post|review:(?:page|groups|word)|scheduled:(?:chat|show)|settings:page|stats:show|template:open)/;
  const pressed = new Set<string>();
  const shapeOf = (data: string) => (data.startsWith('settings:page') ? data : kindOf(data));
  for (let isMore = true; isMore; await pass(5)) {
    const next: Promise<unknown>[] = [];
    for (const [data, message] of shown) {
      if (!leadsOn.test(data) || pressed.has(shapeOf(data))) continue;
      pressed.add(shapeOf(data));
      next.push(press(dewi, data, message));
    }
    isMore = next.length > 0;
    await Promise.all(next);
  }
  return { ...desk, shown, press };
};

/** What buttons that were not shown would send, with the ids of those that were: a kind that is new in the program is among them. */
const unseenBy = async (seen: string[], names: ReadonlySet<string>, channelId: number): Promise<string[]> => {
  const idsOf = (name: string) => [
    ...new Set(seen.flatMap((one) => (one.startsWith(`${name}:`) ? (one.split(':')[2] ?? []) : []))),
  ];
  const isSeen = (kind: string) => seen.some((one) => kindOf(one) === kind);
  return (await kindsInSource()).flatMap((kind) => {
    const [name = ''] = kind.split(':');
    if (!names.has(name) || isSeen(kind)) return [];
    return [...idsOf(name), String(channelId)].map((id) => `${kind}:${id}`);
  });
};

const inParts = <T>(some: T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(some.length / size) }, (_, at) => some.slice(at * size, (at + 1) * size));

it(
  'every command and every button of a channel is refused to a stranger, and to an administrator whose rights were taken since the button was shown, with a sentence, and changes nothing',
  { timeout: 300_000 },
  async () => {
    const { commands } = commandsOf(createWorld());
    expect(Object.keys(asked).sort()).toEqual(commands.map(({ name }) => name).sort());
    for (const { name, usage } of commands)
      if (usage.id.includes('@kanal')) expect(asked[name], `/${name} takes a channel`).not.toBe('own');
    const { telegram, dewi, channel, shown, press, pass } = await openAll();
    const pressable = new Set(commands.flatMap((one) => (one.press === undefined ? [] : one.name)));
    const seen = [...shown.keys()];
    expect(seen.filter((data) => Buffer.byteLength(data) > 64)).toEqual([]);
    expect(seen.filter((data) => !pressable.has(data.split(':')[0] ?? ''))).toEqual([]);
    const ofChannels = new Set([...pressable].filter((name) => !ownCommands.has(name)));
    const counts = new Map<string, number>();
    const all = [...seen, ...(await unseenBy(seen, ofChannels, channel.id))].filter((data) => {
      const kind = kindOf(data);
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      return (
        ofChannels.has(data.split(':')[0] ?? '') &&
        !ownButtons.has(kind) &&
        (counts.get(kind) ?? 0) <= mostAlike
      );
    });
    expect(new Set(all.map(kindOf)).size).toBeGreaterThan(90);

    const posts = telegram.view(channel.id);
    const before = readStore(stage.storeUrl);
    /** Keys of what is kept otherwise than before; feeds are read, what waits falls due, and the pace is noted, all the time. */
    const changed = () => {
      const now = readStore(stage.storeUrl);
      const keys = [...new Set([...now.keys(), ...before.keys()])];
      return keys.filter((key) => now.get(key) !== before.get(key) && !/^(?:feed:|due|pace$)/.test(key));
    };
    const allowed: string[] = [];
    const pressAll = async (person: Person, some: string[]) => {
      const message = { message_id: telegram.last(person.id)?.message_id ?? 1 };
      const answers = await Promise.all(some.map((data) => press(person, data, message)));
      for (const { data, text } of answers) if (!isRefusal(text)) allowed.push(`${data}: ${text}`);
    };
    const askOf = async (person: Person, name: string) => {
      const post = name === 'broadcast' ? { replyTo: person.send('Pengumuman palsu').message_id } : {};
      const { message_id: after } = person.send(`/${name} ${asked[name]}`, post);
      await telegram
        .waitFor(person.id, ({ message_id: id, text }) => id > after && isRefusal(text), {
          timeoutMs: 60_000,
        })
        .catch((error: unknown) => allowed.push(`/${name}: ${String(error)}`));
    };
    const toAsk = Object.keys(asked).filter((name) => asked[name] !== 'own');
    const stranger = () => telegram.person({ first_name: 'Joko', language_code: 'id' });
    await Promise.all([
      ...inParts(all, atOnce).map((some) => pressAll(stranger(), some)),
      ...toAsk.map((name) => askOf(stranger(), name)),
    ]);
    expect(allowed).toEqual([]);
    expect(changed()).toEqual([]);

    const former = toAsk.map((name) => ({
      name,
      editor: telegram.person({ first_name: 'Eka', language_code: 'id' }),
    }));
    for (const { editor } of former) telegram.setMember(channel, editor, 'administrator');
    telegram.setMember(channel, telegram.person({ first_name: 'Eko' }), 'creator');
    for (const one of [dewi, ...former.map(({ editor }) => editor)])
      telegram.setMember(channel, one, 'member');
    await Promise.all(former.map(({ name, editor }) => askOf(editor, name)));
    for (const some of inParts(
      all.filter((data) => !hers.has(kindOf(data))),
      atOnce,
    )) {
      await pass(5);
      await pressAll(dewi, some);
    }
    expect(allowed).toEqual([]);
    expect(changed()).toEqual([]);
    expect(telegram.view(channel.id)).toEqual(posts);
  },
);
