import { describe, expect, it } from 'vitest';
import { atom, carriers, json, rss, storyOf } from './carriers.ts';
import { escape } from './newsroom.ts';

describe('a headline', () => {
  it.each([
    ['an element that it tells of', 'Apa itu <main> dan kapan dipakai'],
    ['an element that would hide the rest', 'Fungsi <style> pada halaman'],
    ['an element at its end', 'Jangan lupa menutup <div>'],
    ['an element at its start', '<table> masih dipakai di surel'],
    ['elements in a row', '<article>, <section> & <aside>: apa bedanya?'],
    ['an end tag', 'Kenapa </p> boleh dihilangkan'],
    ['types of a language', 'HashMap<String, List<u>> atau BTreeMap<K, V>?'],
    ['a type of one letter', 'Option<b> lebih aman dari null'],
    ['a comparison', 'Inflasi < 3 persen, tumbuh > 5 persen'],
    ['an unknown name', 'Menulis komponen <Kartu> sendiri'],
    ['an element that breaks a line, in words about HTML', 'Kapan memakai <br> di HTML'],
    ['a sign that nobody closes', 'Harga a <b dan c'],
  ])('keeps %s', async (_what, title) => {
    for (const carry of Object.values(carriers))
      expect((await storyOf(carry(title, ''))).headline).toBe(title);
    expect((await storyOf(atom(`<title type="html">${escape(escape(title))}</title>`))).headline).toBe(title);
    expect((await storyOf(json({ title }))).headline).toBe(title);
  });

  it.each([
    ['<b>Panen</b> raya <i>kopi</i>', 'Panen raya kopi'],
    ['&lt;b&gt;Panen&lt;/b&gt; raya', 'Panen raya'],
    ['Panen raya<br>di Gayo', 'Panen raya di Gayo'],
    ['Panen raya<br/>di Gayo', 'Panen raya di Gayo'],
    ['<p>Panen raya', 'Panen raya'],
    ['Panen <b>raya', 'Panen raya'],
    ['<span class="x">Panen</span> raya', 'Panen raya'],
    ['Panen raya <img src="x" onerror="y">', 'Panen raya'],
    ['Panen<script>alert(1)</script> raya', 'Panen raya'],
    ['<a href="https://x.example">Panen</a> raya', 'Panen raya'],
    ['Panen <!-- catatan --> raya', 'Panen raya'],
    ['Panen raya <img alt="☕" src="https://s.example/2615.svg">', 'Panen raya ☕'],
    ['R&amp;amp;D naik', 'R&D naik'],
    ['<b>Vec<String></b> lebih cepat', 'Vec<String> lebih cepat'],
  ])('is read without its markup: %s', async (title, headline) => {
    expect((await storyOf(rss(`<title>${escape(title)}</title><guid>1</guid>`))).headline).toBe(headline);
  });

  it('is read without elements of XML that are never closed', async () => {
    expect((await storyOf(rss('<title>Panen <b>raya</title><guid>1</guid>'))).headline).toBe('Panen raya');
  });
});

describe('a post without a headline of its own', () => {
  const first = 'Hujan deras turun di hulu sungai sejak dini hari, dan warga di tiga desa mulai mengungsi.';
  const rest =
    'Posko dibuka di balai desa. Dapur umum buka pukul enam. Perahu karet dikirim dari kota. Listrik dipadamkan di dua dusun demi keamanan. Nomor posko ada di papan pengumuman.';
  const whole = `${first} ${rest}`;
  const cases: [string, string, string][] = [
    ['that is the title, too', whole, `<p>${whole}</p>`],
    ['that is the title, too, with its lines', whole, `<p>${first}</p><p>${rest}</p>`],
    [
      'of which the title is the beginning',
      'Hujan deras turun di hulu sungai sejak dini hari, dan war…',
      `<p>${whole}</p>`,
    ],
    [
      'of which the title is the beginning, with dots',
      'Hujan deras turun di hulu sungai sejak ...',
      `<p>${whole}</p>`,
    ],
    ['that has no title', '', `<p>${whole}</p>`],
    ['that stands in the title alone', whole, ''],
    [
      'of which the title was cut in a word',
      'Hujan deras turun di hulu sungai sejak dini hari, dan war',
      `<p>${whole}</p>`,
    ],
    [
      "that answers somebody else's",
      'R to @kota: Hujan deras turun di hulu sungai sejak dini hari, dan warga di…',
      `<p>${whole}</p>`,
    ],
  ];
  it.each(cases)('%s, is told whole, each word once', async (_what, title, html) => {
    const story = await storyOf(
      rss(`<title>${escape(title)}</title><guid>1</guid><description>${escape(html)}</description>`),
    );
    expect([story.headline, story.lead, story.isPost]).toEqual([first, rest, true]);
  });

  it('goes on in the lead where its first sentence is too long', async () => {
    const words = 'kata yang panjang sekali dan tidak ada habisnya '.repeat(6).trim();
    const { headline, lead } = await storyOf(rss(`<guid>1</guid><description>${words}.</description>`));
    expect(headline.length).toBeLessThanOrEqual(141);
    expect(`${headline} ${lead}`.replace('… …', ' ')).toBe(`${words}.`);
  });

  it('with links that are written out in one of both is the same', async () => {
    const title = `Peta banjir: https://peta.example/banjir?x=1 ${rest} ${rest}`;
    const html = `Peta banjir: <a href="https://peta.example/banjir?x=1">peta.example/banjir…</a> ${rest} ${rest}`;
    const story = await storyOf(
      rss(`<title>${escape(title)}</title><guid>1</guid><description>${escape(html)}</description>`),
    );
    expect(`${story.headline} ${story.lead}`).toBe(title);
  });

  it('is not told twice where the title says who posted it', async () => {
    const body = rss(`<title>RT by @kota: ${first}</title><guid>1</guid><description>${first}</description>`);
    const { headline, lead } = await storyOf(body);
    expect([headline, lead]).toEqual([`RT by @kota: ${first}`, '']);
  });

  it('is none where a long headline has a text of its own', async () => {
    const story = await storyOf(
      rss(`<title>${first}</title><guid>1</guid><description>${rest}</description>`),
    );
    expect([story.headline, story.lead, story.isPost]).toEqual([first, rest, undefined]);
  });
});
