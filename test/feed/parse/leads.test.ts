import { describe, expect, it } from 'vitest';
import { atom, carriers, json, rss, rssItem, storyOf } from './carriers.ts';

const title = 'Panen raya kopi di Gayo dimulai pekan ini';
const text = 'Petani memetik buah merah sejak subuh.';
const more = 'Harga di tingkat pengepul naik tipis.';
const p = (...paragraphs: string[]): string => paragraphs.map((one) => `<p>${one}</p>`).join('');
const a = (words: string, href = 'https://warta.example/lain'): string => `<a href="${href}">${words}</a>`;

/** What an entry's HTML holds, and its lead. */
const kinds: Record<string, [html: string, lead: string][]> = {
  'says the headline again': [
    [`<h2>${title}</h2>${p(text)}`, text],
    [`${title}<br/><br/>${text}`, text],
    [`${p(`<strong>${title}</strong>`)}${p(text)}`, text],
    [`${p(`${title}.`)}${p(text)}`, text],
    [`<div>${title.toUpperCase()}</div><div>${text}</div>`, text],
    [`${title.toUpperCase()}! ${text}`, text],
    [`${title} - ${text}`, text],
    [`<h1>${title}</h1>${p(`<em>${title}</em>`, text)}`, text],
    [`${title} | Warta Pagi`, ''],
    [`${title} — Warta Pagi Nusantara`, ''],
    [`${a(title)}&nbsp;&nbsp;<font color="#6f6f6f">warta.example</font>`, ''],
    [`${p(`“${title}”`)}`, ''],
    ['Panen raya kopi di Gayo', ''],
  ],
  'only begins like the headline': [
    [`${title}, kata bupati. ${more}`, `${title}, kata bupati. ${more}`],
    [`${title} juga. ${more}`, `${title} juga. ${more}`],
    [`${title}? Belum, kata bupati.`, 'Belum, kata bupati.'],
    [`${title} dan apa artinya? ${more}`, `${title} dan apa artinya? ${more}`],
  ],
  'was escaped once more than needed': [
    ['&lt;p&gt;Petani &lt;b&gt;memetik&lt;/b&gt; buah.&lt;/p&gt;', 'Petani memetik buah.'],
    [
      '&amp;lt;p&amp;gt;Petani &amp;lt;i&amp;gt;memetik&amp;lt;/i&amp;gt;.&amp;lt;/p&amp;gt;',
      'Petani memetik.',
    ],
    ['&lt;p&gt;Petani memetik', 'Petani memetik'],
    [
      'Petani &amp;amp; pengepul &amp;#8216;senang&amp;#8217;&amp;nbsp;benar',
      'Petani & pengepul ‘senang’ benar',
    ],
    ['Kata dia, &amp;quot;senang.&amp;quot;', 'Kata dia, "senang."'],
    [
      p('Laporan ini bagian dari &lt;a href="https://x.example/1"&gt;seri kami&lt;/a&gt;.'),
      'Laporan ini bagian dari seri kami.',
    ],
    [p('Satu&lt;br /&gt;dua'), 'Satu dua'],
    [p('&lt;!-- catatan --&gt;Satu'), 'Satu'],
  ],
  'tells of tags': [
    [p('Pakai &lt;table&gt; untuk data, bukan &lt;div&gt;.'), 'Pakai <table> untuk data, bukan <div>.'],
    [p('Tipe Map&lt;K, V&gt; dan List&lt;b&gt; di Java.'), 'Tipe Map<K, V> dan List<b> di Java.'],
    [p('Tulis <code>&lt;b&gt;tebal&lt;/b&gt;</code> begitu.'), 'Tulis <b>tebal</b> begitu.'],
    ['Jika 1 &lt; 2 dan 3 &gt; 2', 'Jika 1 < 2 dan 3 > 2'],
  ],
  'leads to other stories': [
    [`${p(text)}${p(`<b>Baca juga:</b> ${a('Ekspor kopi naik')}`)}${p(more)}`, `${text} ${more}`],
    [`${p(text)}${p(`Lihat Juga : ${a('Ekspor kopi naik')}`)}${p(more)}`, `${text} ${more}`],
    [`${p(text)}${p(a('BACA JUGA: Ekspor kopi naik'))}${p(more)}`, `${text} ${more}`],
    [
      `${p(text)}${p('Berita terkait:')}<ul><li>${a('Satu')}</li><li>${a('Dua')}</li></ul>${p(more)}`,
      `${text} ${more}`,
    ],
    [`${p(`${text} Baca juga: ${a('Ekspor kopi naik')} ${more}`)}`, `${text} ${more}`],
    [`${p(text)}${p(`Lire aussi : ${a('Le café')}`)}${p(more)}`, `${text} ${more}`],
    [`${p(text)}${p(`Leia também: ${a('O café')}`)}${p(more)}`, `${text} ${more}`],
    [`${p(text)}${p(`Lees ook: ${a('De koffie')}`)}${p(more)}`, `${text} ${more}`],
    [`${p(text)}${p(`Читайте также: ${a('Кофе')}`)}${p(more)}`, `${text} ${more}`],
    [`${p(text)}${p(`関連記事：${a('コーヒー')}`)}${p(more)}`, `${text} ${more}`],
    [`${p(`${text} (Baca juga: Ekspor kopi naik) ${more}`)}`, `${text} ${more}`],
    [`${p(`${text} [Gambas:Video Warta]`)}${p(more)}`, `${text} ${more}`],
    [`${text} Baca juga: Ekspor kopi naik lagi. ${more}`, `${text} ${more}`],
  ],
  'leads elsewhere in the words of a link': [
    [`${p(text)}${p(`READ MORE: ${a('Coffee exports rise')}`)}${p(more)}`, `${text} ${more}`],
    [`${p(text)}${p(`Tonton video: ${a('Panen kopi')}`)}${p(more)}`, `${text} ${more}`],
    [`${p(text)}${p(`👉 Baca juga: ${a('Ekspor kopi naik')}`)}${p(more)}`, `${text} ${more}`],
    [`${p(text)}${p(`${a('Read more of this story')} at Warta Pagi.`)}`, text],
    [p(`Lihat: ${a('daftar harga')} naik.`), 'Lihat: daftar harga naik.'],
    [p(`Simak video ${a('penjelasan')} petani di sana.`), 'Simak video penjelasan petani di sana.'],
  ],
  'only sounds as if it led elsewhere': [
    [p('Baca juga buku tamu desa itu, kata Siti.'), 'Baca juga buku tamu desa itu, kata Siti.'],
    [p('Simak juga cerita para petani di sana.'), 'Simak juga cerita para petani di sana.'],
    [p('Panen gagal (baca: hujan terus) tahun lalu.'), 'Panen gagal (baca: hujan terus) tahun lalu.'],
    [p(`Related: a word of ${a('kin')} and friends.`), 'Related: a word of kin and friends.'],
  ],
  'stands around adverts': [
    [`${p('ADVERTISEMENT')}${p('SCROLL TO RESUME CONTENT')}${p(text)}`, text],
    [`${p(text)}<div>- Advertisement -</div>${p(more)}`, `${text} ${more}`],
    [`${p('Gulir untuk lanjut membaca')}${p(text)}`, text],
    [`${p('Article continues below advertisement')}${p(text)}`, text],
    [`${p('Anzeige')}${p(text)}`, text],
    [`${p('Publicidad')}${p(text)}`, text],
    [`${p('Реклама')}${p(text)}`, text],
    [`ADVERTISEMENT SCROLL TO CONTINUE WITH CONTENT ${text}`, text],
    [`Advertisement - Continue Reading Below<br/>${text}`, text],
    [`Advertisement Scroll to continue with content ${text}`, text],
    [p('Iklan kopi dilarang di jalan protokol.'), 'Iklan kopi dilarang di jalan protokol.'],
    [p('Scroll of the dead sea found.'), 'Scroll of the dead sea found.'],
    [
      p('Perusahaan itu memasang\niklan\ndi jalan protokol.'),
      'Perusahaan itu memasang iklan di jalan protokol.',
    ],
  ],
  'comes from an aggregator': [
    [a('Comments', 'https://news.example/item?id=7'), ''],
    [p(a('Comments')), ''],
    [
      p(
        `Article URL: ${a('https://x.example/7')}`,
        `Comments URL: ${a('https://news.example/item?id=7')}`,
        'Points: 118',
        '# Comments: 41',
      ),
      '',
    ],
    [
      `&#32; submitted by &#32; ${a(' /u/siti ')} &#32; to &#32; ${a(' r/kopi ')} <br/> <span>${a('[link]')}</span> &#32; <span>${a('[comments]')}</span>`,
      '',
    ],
    [
      `<!-- SC_OFF --><div class="md">${p(text)}</div><!-- SC_ON --> &#32; submitted by &#32; ${a(' /u/siti ')} <br/> <span>${a('[link]')}</span> &#32; <span>${a('[comments]')}</span>`,
      text,
    ],
    [p('Comments of the minister angered farmers.'), 'Comments of the minister angered farmers.'],
  ],
  'stands for the rest of the text': [
    [`${p(text)}${p(a(`Continue reading ${title} →`))}`, text],
    [p(`${text} ${a(`Continue reading <span>“${title}”</span> <span>→</span>`)}`), text],
    [`${p(text)}${p(a('Baca selengkapnya »'))}`, text],
    [`${p(text)}${p(a('Weiterlesen'))}`, text],
    [`${p(text)}${p(a('Lire la suite…'))}`, text],
    [`${p(text)}${p(a('Читать далее'))}`, text],
    [`${p(text)}${p(a('続きを読む'))}`, text],
    [`${text} Continue reading on Warta Pagi »`, text],
    [`${text} Read more →`, text],
    [`${p(a('Baca selengkapnya'))}`, ''],
    ['Baca selengkapnya di warta.example', ''],
    [`${text} Baca selengkapnya di warta.example.`, text],
    [`${p(text)}${p('Selengkapnya klik di sini')}`, text],
    [`${text} Leia mais no ${a('Warta Pagi')}!`, text],
    ['[…]', ''],
    ['…', ''],
    ['Guru meminta murid untuk read more.', 'Guru meminta murid untuk read more.'],
    ['Teachers want us to read more books.', 'Teachers want us to read more books.'],
  ],
  'stands beside the text': [
    [`${p('#kopi #gayo')}${p(text)}`, text],
    [`#kopi #gayo #panen ${text}`, text],
    [`${text}<br>Subscribe: https://video.example/c/warta<br>Instagram: https://foto.example/warta`, text],
    [`${text}<br>Jangan lupa subscribe channel kami!`, text],
    [`${p(text)}${p(a('Facebook'), a('WhatsApp'))}`, text],
    [`${p('Editor: Budi Santoso')}${p(text)}`, text],
    [`${p(text)}<hr/>${p('———')}${p('https://warta.example/2026/kabar-1')}`, text],
    [
      `${text}<br>Unduh aplikasinya di:<br>https://toko.example/app`,
      `${text} Unduh aplikasinya di: https://toko.example/app`,
    ],
    [`${p(text)}${p('[…]')}${p(more)}`, `${text} […] ${more}`],
    [`<pre>if (a) {\n  b();\n}</pre>`, 'if (a) { b(); }'],
    [p('#Kopi dari Gayo laris di Eropa.'), '#Kopi dari Gayo laris di Eropa.'],
    [p('Visit Gayo, kata @bupati di X.'), 'Visit Gayo, kata @bupati di X.'],
    [p('Follow the money, kata jaksa itu.'), 'Follow the money, kata jaksa itu.'],
  ],
  'begins with a caption': [
    [`<figure><img src="/k.jpg"/><figcaption>Petani di kebun.</figcaption></figure>${p(text)}`, text],
    [`<figure><img src="/k.jpg"/><p>Petani di kebun. Warta/Budi</p></figure>${p(text)}`, text],
    [
      `<div class="wp-caption alignnone"><img src="/k.jpg"/><p class="wp-caption-text">Petani di kebun</p></div>${p(text)}`,
      text,
    ],
    [
      `<table class="tr-caption-container"><tr><td><img src="/k.jpg"/></td></tr><tr><td class="tr-caption">Petani</td></tr></table>${text}`,
      text,
    ],
    [`<img src="/k.jpg"/><span class="photo-credit">Budi</span>${p(text)}`, text],
    [`${p('<img src="/k.jpg"/>Petani di kebun. (Foto: Warta/Budi)')}${p(text)}`, text],
    [`${p('Foto: Dok. Warga')}${p(text)}`, text],
    [`${p('<img src="/k.jpg"/><br/><i>Petani di kebun</i>')}${p(text)}`, text],
    [`${p('<img src="/k.jpg"/>')}${p(`<em>${more}</em>`)}${p(text)}`, `${more} ${text}`],
    [p(`<img src="/k.jpg"/><em>Petani</em> memetik buah.`), 'Petani memetik buah.'],
  ],
  'is hidden behind what is written out in it': [
    [`<img src="data:image/png;base64,${'iVBORw0K'.repeat(25_000)}" alt="x"/>${p(text)}`, text],
    [`<img src='data:image/jpeg;base64,${'QUJD+/'.repeat(60_000)}'>${text}`, text],
    [`<style>${'.a{color:red}'.repeat(20_000)}</style>${p(text)}`, text],
    [`<!--${'catatan '.repeat(25_000)}-->${p(text)}`, text],
    [`${'<div>\n\n'.repeat(50)}${p(text)}`, text],
  ],
  'has emoji as pictures': [
    [
      p('Selamat <img class="emoji" alt="🎉" src="https://s.example/1f389.png"/> petani'),
      'Selamat 🎉 petani',
    ],
    [
      p('Bendera <img alt="🇮🇩" src="https://s.example/id.svg"/> dan <img alt="❤️" src="/h.png"/>'),
      'Bendera 🇮🇩 dan ❤️',
    ],
    [p('Foto <img alt="Petani" src="/k.jpg"/> ini'), 'Foto ini'],
  ],
  'was encoded twice': [
    ['Lâ€™Ã©tÃ© Ã  Gayo â€“ â€œbonâ€\u009d', 'L’été à Gayo – “bon”'],
    ['Kopi &#8220;SÃ£o Paulo&#8221;', 'Kopi “São Paulo”'],
  ],
};

describe.each(Object.entries(kinds))('a text that %s', (_kind, rows) => {
  describe.each(Object.entries(carriers))('in %s', (_name, carry) => {
    it.each(rows)('%s', async (html, lead) => {
      const story = await storyOf(carry(title, html));
      expect([story.headline, story.lead]).toEqual([title, lead]);
    });
  });
});

describe('a footer of a content system', () => {
  const link = a(title, 'https://warta.example/2026/kabar-1');
  const site = a('Warta Pagi', 'https://warta.example');
  it.each([
    ['English', `The post ${link} appeared first on ${site}.`],
    ['English, another', `The post ${link} first appeared on ${site}.`],
    ['Indonesian', `Artikel ${link} pertama kali tampil pada ${site}.`],
    ['Malay', `Kiriman ${link} muncul pertama pada ${site}.`],
    ['German', `Der Beitrag ${link} erschien zuerst auf ${site}.`],
    ['French', `L’article ${link} est apparu en premier sur ${site}.`],
    ['Spanish', `La entrada ${link} se publicó primero en ${site}.`],
    ['Portuguese', `O post ${link} apareceu primeiro em ${site}.`],
    ['Italian', `L'articolo ${link} proviene da ${site}.`],
    ['Italian, an older one', `L'articolo ${link} sembra essere il primo su ${site}.`],
    ['Dutch', `Het bericht ${link} verscheen eerst op ${site}.`],
    ['Polish', `Artykuł ${link} pochodzi z serwisu ${site}.`],
    ['Turkish', `${link} yazısı ilk önce ${site} üzerinde ortaya çıktı.`],
    ['Russian', `Сообщение ${link} появились сначала на ${site}.`],
    ['Ukrainian', `Запис ${link} спершу з’явився на ${site}.`],
    ['Swedish', `Inlägget ${link} dök först upp på ${site}.`],
    ['Danish', `Indlægget ${link} blev først udgivet på ${site}.`],
    ['Norwegian', `Innlegget ${link} dukket først opp på ${site}.`],
    ['Finnish', `Artikkeli ${link} julkaistiin ensimmäisen kerran ${site}.`],
    ['Czech', `Článek ${link} se nejdříve objevil na ${site}.`],
    ['Hungarian', `A ${link} bejegyzés először ${site}-n jelent meg.`],
    ['Romanian', `Articolul ${link} apare prima dată în ${site}.`],
    ['Greek', `Το άρθρο ${link} εμφανίστηκε πρώτα στο ${site}.`],
    ['Vietnamese', `Bài viết ${link} đã xuất hiện đầu tiên vào ngày ${site}.`],
    ['Thai', `โพสต์ ${link} ปรากฏครั้งแรกบน ${site}`],
    ['Japanese', `投稿 ${link} は ${site} に最初に表示されました。`],
    ['simplified Chinese', `${link}最先出现在${site}。`],
    ['traditional Chinese', `〈${link}〉這篇文章最早發佈於《${site}》。`],
    ['Korean', `게시물 ${link}이 ${site}에 처음 등장했습니다.`],
    ['Arabic', `ظهرت المقالة ${link} أولاً على ${site}.`],
    ['Persian', `نوشته ${link} اولین بار در ${site}. پدیدار شد.`],
    ['Hebrew', `הפוסט ${link} הופיע לראשונה ב-${site}.`],
    ['Hindi', `पोस्ट ${link} पहली बार ${site} पर दिखाई दी।`],
    ['a language that nobody has listed', `Ang ulat na ${link} ay unang lumabas sa ${site}.`],
  ])('is cut in %s, with and without its links', async (_language, footer) => {
    const linked = await storyOf(
      rssItem(title, `<description><![CDATA[${p(`${text} [&#8230;]`)}\n${p(footer)}]]></description>`),
    );
    expect(linked.lead).toBe(text);
    const plain = await storyOf(
      rssItem(title, `<description>${text}\n${footer.replace(/<[^>]*>/g, '')}</description>`),
    );
    expect(plain.lead).toBe(text);
    const alone = await storyOf(rssItem(title, `<description><![CDATA[${p(footer)}]]></description>`));
    expect(alone.lead).toBe('');
  });

  it.each([
    'Menteri berharap panen raya kopi di Gayo dimulai pekan ini untuk pertama kali.',
    'The post office first appeared on Main Street in 1900.',
    'L’article 3 est apparu en premier sur la liste.',
    `Kata bupati, “${title}.” Kabar itu dimuat di Warta Pagi edisi Senin, dan dibaca banyak orang di kabupaten itu.`,
  ])('is not "%s"', async (sentence) => {
    const { lead } = await storyOf(
      rssItem(title, `<description><![CDATA[${p(text)}${p(sentence)}]]></description>`),
    );
    expect(lead).toBe(`${text} ${sentence}`);
  });
});

describe('an entry of several texts', () => {
  const body = `<content:encoded><![CDATA[${p(text, more)}]]></content:encoded>`;
  it.each([
    ['the headline', title],
    ['the headline and the paper', `${title} - Warta Pagi`],
    ['a link to itself', '<![CDATA[<a href="https://warta.example/1">Read the full story</a>]]>'],
    ['a sign that it goes on', '<![CDATA[[&hellip;]]]>'],
    ['a picture', '<![CDATA[<img src="/k.jpg"/>]]>'],
    ['an advert', 'ADVERTISEMENT'],
    ['its own address', 'https://warta.example/2026/kabar-1'],
    ['the footer of its content system', `The post ${title} appeared first on Warta Pagi.`],
  ])('has the lead of the next where the first is only %s', async (_what, summary) => {
    expect((await storyOf(rssItem(title, `<description>${summary}</description>${body}`))).lead).toBe(
      `${text} ${more}`,
    );
  });

  it('has the lead of its content where its Atom summary is the headline', async () => {
    const entry = `<title>${title}</title><summary>${title}</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><h1>${title}</h1><p>${text}</p></div></content>`;
    expect((await storyOf(atom(entry))).lead).toBe(text);
  });

  it('has the lead of its HTML where the plain text of its JSON is the headline', async () => {
    expect((await storyOf(json({ title, content_text: title, content_html: p(text) }))).lead).toBe(text);
    expect((await storyOf(json({ title, summary: 'Baca selengkapnya', content_html: p(text) }))).lead).toBe(
      text,
    );
  });

  it('has the plain text of its JSON as it is written', async () => {
    const words = 'Gunakan <b>tebal</b> & &amp; <i>';
    expect((await storyOf(json({ title, content_text: words }))).lead).toBe(words);
  });

  it('keeps its first text where that says enough', async () => {
    expect((await storyOf(rssItem(title, `<description>${more}</description>${body}`))).lead).toBe(more);
  });
});

describe('elements of XML that have no end in HTML', () => {
  it.each([
    ['<object></object><![CDATA[<p>Halo</p>]]>', 'Halo'],
    ['<object/><![CDATA[<p>Halo</p>]]>', 'Halo'],
    ['<script src="x"/>Halo<br/>kawan', 'Halo kawan'],
    ['<b>Halo kawan', 'Halo kawan'],
  ])('hide nothing: %s', async (inside, lead) => {
    expect((await storyOf(rss(`<title>x</title><description>${inside}</description>`))).lead).toBe(lead);
  });
});

describe('a video', () => {
  const entry = (description: string, content = '') =>
    atom(
      `<title>${title}</title><media:group><media:title>${title}</media:title>${content}<media:thumbnail url="https://video.example/1.jpg" width="480"/><media:description>${description}</media:description></media:group>`,
    );
  const words = `#kopi #gayo\n${text}\n\nSUBSCRIBE: https://video.example/c/warta\nTikTok: https://tik.example/@warta\n#berita`;
  it.each([
    ['', ''],
    [
      'with its film',
      '<media:content url="https://video.example/v/1" type="application/x-shockwave-flash"/>',
    ],
  ])(
    '%s has its description for a lead, without hashtags and calls, and not again as a note',
    async (_what, content) => {
      expect(await storyOf(entry(words, content))).toMatchObject({
        lead: text,
        picture: { url: 'https://video.example/1.jpg' },
      });
      expect((await storyOf(entry(words, content))).picture).toEqual({ url: 'https://video.example/1.jpg' });
    },
  );
});
