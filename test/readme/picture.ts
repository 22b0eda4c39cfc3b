import { writeFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import { writeCard } from '../../src/message/card.ts';
import type { Story } from '../../src/story/story.ts';

/** Draws the README's picture of a card from what Kabar really writes: `node test/readme/picture.ts` (needs Debian's chromium). */
const story: Story = {
  id: 's1',
  sourceId: 'f1',
  sourceTitle: 'iNews Banten',
  url: 'https://banten.inews.id/berita/wni-dipulangkan',
  headline: '1.138 WNI korban perdagangan orang dipulangkan dari Kamboja',
  lead:
    'Sebanyak 1.138 warga negara Indonesia yang menjadi korban perdagangan orang di Kamboja telah dibawa pulang. ' +
    'Mereka dijanjikan pekerjaan bergaji besar, lalu dipaksa menipu orang lewat internet.',
  publishedAt: Date.UTC(2023, 4, 5, 6, 23),
  seenAt: 0,
  place: 'Serang',
  categories: [],
  picture: {
    url: 'https://banten.inews.id/foto.jpg',
    caption: 'Para korban tiba di bandara',
    credit: 'Antara',
  },
  firstRanAt: { name: 'okezone.com' },
};
const { html, buttons = [] } = writeCard(story, { language: 'id', timeZone: 'Asia/Jakarta' });

/** The preview's picture is drawn, as no photograph is ours to publish. */
const scenery = `<svg viewBox="0 0 480 240" width="100%" style="display:block;border-radius:8px">
<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#f7b267"/><stop offset="1" stop-color="#f4845f"/></linearGradient></defs>
<rect width="480" height="240" fill="url(#sky)"/><circle cx="360" cy="150" r="46" fill="#ffe5b4"/>
<path d="M0 176 Q90 120 180 170 T360 160 T480 176 L480 240 L0 240Z" fill="#8c5a4f"/><path d="M0 200 Q120 168 240 198 T480 194 L480 240 L0 240Z" fill="#5c4742"/></svg>`;
const page = `<!doctype html><meta charset="utf-8"><style>
body{margin:0;padding:24px;background:#d5e3c8;font:15px/1.4 "DejaVu Sans",sans-serif;width:480px}
.card{background:#fff;border-radius:12px;padding:10px 12px;white-space:pre-wrap;box-shadow:0 1px 2px #0003}
blockquote{margin:6px 0;padding:4px 10px;border-left:3px solid #3390ec;background:#3390ec18;border-radius:4px}
.button{background:#8aa57f;color:#fff;border-radius:8px;padding:9px;text-align:center;margin-top:4px}
.time{text-align:right;color:#8a9;font-size:12px}
</style><body><div class="card">${scenery}<div style="margin-top:8px">${html.replace(/\n(?=<blockquote)|(?<=<\/blockquote>)\n/g, '')}</div><div class="time">13.24</div></div>${buttons
  .flat()
  .map(({ text }) => `<div class="button">${text} ↗</div>`)
  .join('')}</body>`;

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const tab = await browser.newPage({ viewport: { width: 528, height: 600 }, deviceScaleFactor: 2 });
await tab.setContent(page);
const picture = await tab.locator('body').screenshot();
await writeFile(new URL('../../.github/card.png', import.meta.url), picture);
await browser.close();
