import type { Newsroom } from './newsroom/index.ts';
import type { printChats } from './screen.ts';
import type { Person, Telegram, ViewMessage } from './telegram/index.ts';

/** Long enough for a story to be found and delivered on a busy machine (milliseconds). */
const patienceMs = 30_000;

/** Plays a short scene between people and a bot that runs already; `screen` is told what happens. Rejects where the bot does not answer. */
export const playScene = async (
  telegram: Telegram,
  newsroom: Newsroom,
  { title, note }: ReturnType<typeof printChats>,
): Promise<void> => {
  const shown = (chatId: number, words: RegExp, after = 0) =>
    telegram.waitFor(chatId, words, { timeoutMs: patienceMs, after });
  const say = async (person: Person, text: string, answer: RegExp, chatId = person.id) =>
    shown(chatId, answer, person.send(text, { chat: chatId }).message_id);

  const press = (person: Person, message: ViewMessage, label: string) => {
    note(`▶ ${person.first_name} presses [${label}]`);
    return person.press(message, label);
  };

  const banten = newsroom.feed('/banten.xml', { title: 'iNews Banten' });
  banten.publish({
    title: 'Pasar Rau Serang ramai menjelang akhir pekan',
    text: 'SERANG, iNewsBanten - Pembeli memadati Pasar Rau sejak subuh. Harga cabai turun tipis.',
  });

  title('Budi, in Serang, starts Kabar and follows the page of a newspaper');
  const budi = telegram.person({ first_name: 'Budi', language_code: 'id' });
  budi.start();
  await shown(budi.id, /Mau mulai dari mana/);
  await say(budi, `/follow ${banten.page}`, /Pasar Rau/);

  title('Ann reads English, and sends the bare address');
  const ann = telegram.person({ first_name: 'Ann', language_code: 'en' });
  await say(ann, banten.url, /Pasar Rau/);

  title('An administrator lets a group and a channel follow it too');
  const group = telegram.group({ title: 'Warga Serang', owner: budi });
  telegram.addBot(group, { by: budi });
  await shown(group.id, /Halo/);
  await say(budi, `/follow ${banten.url}`, /Pasar Rau/, group.id);
  const channel = telegram.channel({ title: 'Kabar Banten', username: 'kabarbanten', owner: budi });
  telegram.addBot(channel, { by: budi });
  await shown(budi.id, /Kabar Banten/);
  const followed = await say(budi, `/follow @kabarbanten ${banten.url}`, /akan saya kirim ke Kabar Banten/);
  // The sample belongs to this scene, not to the next one.
  await shown(budi.id, /Pasar Rau/, followed.message_id);

  title('A story breaks; its feed gives no more than the headline, and the card has the rest from its page');
  banten.publish({
    title: '1.138 WNI korban perdagangan orang dipulangkan dari Kamboja',
    categories: ['Nasional'],
    page: {
      text:
        'SERANG, iNewsBanten - Sebanyak 1.138 warga negara Indonesia yang menjadi korban perdagangan orang di Kamboja telah dibawa pulang. ' +
        'Mereka dijanjikan pekerjaan bergaji besar, lalu dipaksa menipu orang lewat internet.\n\nArtikel ini telah tayang di okezone.com',
      image: { url: `${newsroom.url}/foto.jpg`, caption: 'Para korban tiba di bandara', credit: 'Antara' },
    },
  });
  await Promise.all([budi.id, ann.id, group.id, channel.id].map((id) => shown(id, /1\.138 WNI/)));

  title('Ann asks for the latest headlines; anyone in the group may, too');
  await say(ann, '/latest', /Latest news/);
  await say(budi, '/latest pasar', /tentang pasar/i, group.id);

  title('Budi posts a message of his own to the channel');
  const post = budi.send('Terima kasih sudah membaca Kabar Banten!');
  await press(budi, await shown(budi.id, /Kirim ke mana/, post.message_id), '☐ Kabar Banten');
  await press(budi, await shown(budi.id, /Kirim ke mana/, post.message_id), 'Lanjut (1)');
  await press(budi, await shown(budi.id, /Kirim sekarang/, post.message_id), 'Kirim');
  await shown(channel.id, /Terima kasih/);
  await shown(budi.id, /Terkirim ke Kabar Banten/);

  title('Budi has read enough');
  await say(budi, '/unfollow 1', /tidak akan saya kirim lagi/);
  title('The end: two people, a group and a channel had the story once each');
};
