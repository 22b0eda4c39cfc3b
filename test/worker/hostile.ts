import { createReader } from '../../src/worker/reader.ts';
import { peakMiB } from '../measured.ts';

/** Bodies that are meant to do harm; each is made in the process that reads it. */
const bodies: Record<string, () => string> = {
  'open tags': () => `<rss><channel>${'<a>'.repeat(1_000_000)}`,
  'one text': () => `<rss><channel><item><title>x</title><description>${'kata '.repeat(2_000_000)}`,
  brackets: () => `<rss><channel><item><title>x</title><description>${'<'.repeat(200_000)}`,
  'brackets in CDATA': () =>
    `<rss><channel>${`<item><title>x</title><description><![CDATA[${'<'.repeat(200_000)}]]></description></item>`.repeat(20)}</channel></rss>`,
  'entity bomb': () =>
    `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a0 "x">${Array.from({ length: 60 }, (_, n) => `<!ENTITY a${n + 1} "${`&a${n};`.repeat(10)}">`).join('')}]><rss><channel><item><title>&a60;</title></item></channel></rss>`,
  namespaces: () =>
    `<rss ${Array.from({ length: 50_000 }, (_, n) => `xmlns:a${n}="u${n}"`).join(' ')}><channel><item><title>x</title></item></channel></rss>`,
  'namespaces everywhere': () =>
    `<rss><channel><item>${Array.from({ length: 50_000 }, (_, n) => `<a${n}:b xmlns:a${n}="u${n}">`).join('')}`,
  attributes: () =>
    `<rss><channel><item ${Array.from({ length: 200_000 }, (_, n) => `a${n}="${n}"`).join(' ')}><title>x</title>`,
  'long bases': () =>
    `<rss xml:base="https://contoh.id/${'a/'.repeat(70_000)}"><channel><item>${'<a xml:base="b"/>'.repeat(8_000)}`,
  entries: () => `<rss><channel>${'<item><title>x</title><link>/a</link></item>'.repeat(230_000)}`,
  JSON: () => `{"version":"https://jsonfeed.org/version/1","items":${'['.repeat(1_000_000)}`,
  'JSON entries': () =>
    `{"version":"https://jsonfeed.org/version/1","items":[${'{"__proto__":{"title":"x"},"id":"1"},'.repeat(280_000)}{}]}`,
  names: () => `<rss><channel><item><__proto__>${'<constructor/>'.repeat(300_000)}`,
};

/** As large as the fetcher takes them (bytes). */
const mostBytes = 10 * 1_048_576;
const filled = (head: string, piece: string, tail = '', bytes = mostBytes): string =>
  head +
  piece.repeat((bytes - Buffer.byteLength(head) - Buffer.byteLength(tail)) / Buffer.byteLength(piece)) +
  tail;
const words = 'Pemerintah menyiapkan aturan baru soal tarif &amp; pajak, kata menteri. ';
const paragraphs = `&lt;p&gt;${words}&lt;/p&gt;&lt;p&gt;Baca juga: &lt;a href="x"&gt;lain&lt;/a&gt;&lt;/p&gt;`;
const rssHead = '<rss version="2.0"><channel><title>C</title>';
const jsonHead = '{"version":"https://jsonfeed.org/version/1.1","title":"C","items":[';
/** Feeds that are large, and whole or nearly so. */
const large: Record<string, () => string | Buffer> = {
  'long entries': () =>
    filled(rssHead, `<item><title>Judul</title><description>${paragraphs.repeat(60)}</description></item>`),
  'long titles of markup': () =>
    filled(rssHead, `<item><title>${'&lt;br&gt; '.repeat(4_000)}</title></item>`),
  'texts of line breaks': () =>
    filled(rssHead, `<item><description>${'&lt;br&gt; '.repeat(20_000)}</description></item>`),
  'text that was escaped twice': () =>
    filled(rssHead, `<item><description>${'&amp;lt;b&amp;gt;kata '.repeat(15_000)}</description></item>`),
  'text that was encoded twice': () =>
    filled(
      rssHead,
      `<item><title>x</title><description>${'Lâ€™Oreal Ã¼ '.repeat(15_000)}</description></item>`,
    ),
  'pictures written out in the text': () =>
    filled(
      rssHead,
      `<item><title>x</title><description>&lt;img src="data:image/png;base64,${'QUJD'.repeat(90_000)}"&gt;kata</description></item>`,
    ),
  'thumbnails in the text': () =>
    filled(
      rssHead,
      `<item><title>x</title><description>${'&lt;img src="https://a.id/s72-c/a.jpg" width="72"&gt;'.repeat(200)}</description></item>`,
    ),
  'fields of one name': () =>
    filled(rssHead, `<item>${'<category>kata</category><guid>x</guid>'.repeat(60)}</item>`),
  'stray bytes': () =>
    Buffer.concat([
      Buffer.from(`<?xml version="1.0" encoding="iso-8859-1"?>${rssHead}<item><title>x</title><description>`),
      Buffer.alloc(mostBytes - 200, Buffer.of(0x61, 0xc3, 0xbc, 0xff)),
    ]),
  'a JSON Feed that was cut': () =>
    filled(jsonHead, `{"id":"1","title":"Judul","content_text":"${words.repeat(8)}"},`),
  'a JSON Feed of one list': () => filled(`${jsonHead}{"id":"1","tags":[`, '{},', '{}]}]}'),
  'a JSON Feed of one object': () =>
    `${jsonHead}{"id":"1","x":{${Array.from({ length: 700_000 }, (_, n) => `"k${n}":1`).join(',')}}}]}`,
  'more than is taken': () =>
    filled(
      rssHead,
      `<item><title>x</title><description>${words.repeat(60)}</description></item>`,
      '',
      24 * 1_048_576,
    ),
};

/** Pages and rules that feeds may lead to. */
const pages: Record<string, () => string> = {
  'open elements': () => '<article><div><p>'.repeat(120_000),
  'nothing but brackets': () => '<'.repeat(2_000_000),
  'JSON-LD without end': () => `<script type="application/ld+json">${'{"@graph":['.repeat(180_000)}</script>`,
  'JSON-LD of articles': () =>
    `<script type="application/ld+json">[${'{"@type":"NewsArticle","image":["x"]},'.repeat(50_000)}{}]</script>`,
  'captions and notices': () =>
    '<figure><figcaption>(Foto: Artikel ini telah tayang di senin, 1 '.repeat(30_000),
  'figures in figures': () => '<figure><img src="/a.jpg"><b class="credit">Foto: A</b> '.repeat(35_000),
  'pictures between lines': () =>
    Array.from(
      { length: 20_000 },
      (_, n) =>
        `<div class="x-${n}-caption"><img src="/foto-${n}.jpg"><p>Warga tiba ${n}. (Foto: A/B)</p></div>`,
    ).join(''),
  'one long set of pictures': () => `<p><img srcset="${'/a-300x200.jpg 1w, '.repeat(100_000)}">`,
};
const rules: Record<string, () => string> = {
  'agents for each rule': () => `${'user-agent:a\n'.repeat(20_000)}${'disallow:/\n'.repeat(24_000)}`,
  'agents and noise for each rule': () =>
    `${'user-agent:*\nx\n'.repeat(17_000)}${'disallow:/\n'.repeat(24_000)}`,
  'stars in rules': () => `user-agent:*\n${`disallow:${'*a'.repeat(1_000)}b\n`.repeat(260)}`,
  'stars in a few rules': () => `user-agent:*\n${`disallow:${'*a'.repeat(1_000)}b\n`.repeat(20)}`,
  'one long rule': () => `user-agent:*\ndisallow:${'a'.repeat(500_000)}`,
};
export const hostileNames = [bodies, large, pages, rules].flatMap((kind) => Object.keys(kind));

const [, script, name = ''] = process.argv;
if (script === import.meta.filename) {
  const made = (bodies[name] ?? large[name] ?? pages[name] ?? rules[name])?.() ?? '';
  const body = typeof made === 'string' ? Buffer.from(made) : made;
  const reader = createReader();
  await reader.read(Buffer.from('<rss/>'), { url: 'https://contoh.id/', now: 0 }).catch(() => {});
  const main = process.threadCpuUsage();
  const cpu = process.cpuUsage();
  const started = performance.now();
  const url = `https://contoh.id/${'a'.repeat(2_000)}`;
  const read = async (): Promise<unknown> => {
    if (name in pages) return (await reader.article(body, { url })).related.length;
    if (name in rules) return (await reader.permission(body.toString(), url, 'Kabar')).isAllowed;
    return (await reader.read(body, { url: 'https://contoh.id/', now: 0 })).entries.length;
  };
  const outcome = await read().catch(String);
  const ms = performance.now() - started;
  const { user, system } = process.cpuUsage(cpu);
  const held = process.threadCpuUsage(main);
  await reader.close();
  process.stdout.write(
    JSON.stringify({
      ms,
      cpuMs: (user + system) / 1_000,
      mainCpuMs: (held.user + held.system) / 1_000,
      peakMiB: peakMiB(),
      outcome,
    }),
  );
}
