import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStage, type Stage } from './stage.ts';

/** Built like the page that Kabar's cards are modelled on. */
const page = readFileSync(join(import.meta.dirname, '../article/page/pages/regional.html'), 'utf8');

describe('the article page of a story', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await createStage();
  });
  afterEach(() => stage.close());

  it('fills in the card what the feed leaves out, also after a correction, unless robots.txt forbids the page', async () => {
    const { telegram, newsroom } = stage;
    const feed = newsroom.feed('/banten.xml', { title: 'iNews Banten' });
    feed.publish({ title: 'Awal', date: null });
    newsroom.page('/robots.txt', { body: 'User-agent: *\nDisallow: /tertutup/', type: 'text/plain' });
    await stage.run();
    const budi = telegram.person({ first_name: 'Budi', language_code: 'id' });
    budi.send(`/follow ${feed.url}`);
    await telegram.waitFor(budi, /^Awal/);

    newsroom.page('/read/289000/wni', { body: page });
    const { guid } = feed.publish({
      title: '1.138 WNI korban perdagangan orang dipulangkan dari Kamboja',
      url: `${newsroom.url}/read/289000/wni`,
      date: null,
    });
    const told = [
      'iNews Banten · Serang · Jumat, 5 Mei 2023, 13.23 WIB',
      'Sebanyak 1.138 warga negara Indonesia yang menjadi korban perdagangan orang di Kamboja telah kembali ke kampung halaman secara bertahap. Mereka dijanjikan pekerjaan bergaji tinggi, lalu dipaksa menipu orang lewat internet.',
      'Foto: Para pekerja migran tiba di terminal kedatangan, Rangga Wijaya/Antara · Pertama tayang di okezone.com',
    ];
    const card = await telegram.waitFor(budi, /^1\.138 WNI/);
    expect(card.text.split('\n').slice(1)).toEqual(told);

    feed.revise(guid, { title: '1.139 WNI korban perdagangan orang dipulangkan dari Kamboja' });
    const edited = await telegram.waitFor(budi, /^1\.139 WNI/, { edited: true });
    expect(edited.message_id).toBe(card.message_id);
    expect(edited.text.split('\n').slice(1)).toEqual(told);

    newsroom.page('/tertutup/1', { body: page.replaceAll('1.138 WNI', 'Seribu WNI') });
    feed.publish({ title: 'Seribu WNI dipulangkan', url: `${newsroom.url}/tertutup/1`, date: null });
    const bare = await telegram.waitFor(budi, /^Seribu WNI/);
    expect(bare.text.split('\n')).toEqual(['Seribu WNI dipulangkan', 'iNews Banten']);
    expect([newsroom.counts('/read/289000/wni'), newsroom.counts('/tertutup/1')]).toEqual([{ 200: 1 }, {}]);
    expect(newsroom.counts('/robots.txt')).toEqual({ 200: 1 });
  });
});
