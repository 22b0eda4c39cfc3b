import type { ChatFacts, Person, Telegram } from '../telegram/index.ts';

/** The people of the demo and where they meet. */
export type Cast = { people: Person[]; group: ChatFacts; channel: ChatFacts };

/** How long an answer of Kabar may take while the stage is set (milliseconds). */
const patienceMs = 30_000;

/** Three people, a forum and a channel; nobody has written to Kabar yet. */
export const createCast = (telegram: Telegram): Cast => {
  const budi = telegram.person({ first_name: 'Budi', username: 'budiserang', language_code: 'id' });
  const ann = telegram.person({ first_name: 'Ann', username: 'annreads', language_code: 'en' });
  const rina = telegram.person({ first_name: 'Rina', username: 'rinabanten', language_code: 'id' });
  const group = telegram.group({ title: 'Warga Serang', owner: rina, forum: true });
  const channel = telegram.channel({ title: 'Kabar Banten', username: 'kabarbanten', owner: rina });
  for (const chat of [group, channel])
    for (const person of [budi, ann]) telegram.setMember(chat, person, 'member');
  return { people: [budi, ann, rina], group, channel };
};

/**
 * Rina brings Kabar into the forum and the channel and has both follow the papers of these names, the forum in a topic of its own.
 * Rejects where Kabar does not answer.
 */
export const setStage = async (telegram: Telegram, { people, group, channel }: Cast, names: string[]) => {
  const [, , rina] = people;
  if (rina === undefined) throw new Error('nobody is there to set the stage');
  const news = telegram.openTopic(group, 'Berita');
  telegram.openTopic(group, 'Lalu lintas');
  telegram.openTopic(group, 'Jual beli');
  const answers = (chat: number, words: RegExp, after: number) =>
    telegram.waitFor(chat, words, { after, timeoutMs: patienceMs });
  telegram.addBot(group, { by: rina, rights: true });
  const greeting = await answers(group.id, /./, 0);
  rina.send('Halo semua! Mulai hari ini berita Banten masuk ke topik Berita, ya.', { chat: group });
  const papers = names.join(', ');
  const asked = rina.send(`/follow ${papers}`, { chat: group, threadId: news });
  await answers(group.id, /Pasar Rau/, Math.max(asked.message_id, greeting.message_id));
  rina.start();
  telegram.addBot(channel, { by: rina });
  const wish = rina.send(`/follow @kabarbanten ${papers}`);
  await answers(rina.id, /Pasar Rau/, wish.message_id);
};
