import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sideways, violations } from './sandbox/page/axe.ts';
import { hasChromium, launch } from './sandbox/page/chromium.ts';
import { entryFile } from './launch/entry.ts';

const program = entryFile('demo');
/** As on a machine without a desktop. */
const env = { PATH: process.env['PATH'] ?? '' };

const run = (...options: string[]): { demo: ChildProcess; lines: string[] } => {
  const demo = spawn(process.execPath, [program, ...options], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  for (const stream of [demo.stdout, demo.stderr])
    createInterface({ input: stream }).on('line', (line) => lines.push(line));
  return { demo, lines };
};
const openDemo = async (): Promise<{ demo: ChildProcess; url: string }> => {
  const { demo, lines } = run('--page');
  const found = () => /http:\/\/127\.0\.0\.1:\d+\//.exec(lines.join('\n'))?.[0];
  while (found() === undefined) {
    if (demo.exitCode !== null) throw new Error(lines.join('\n'));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { demo, url: found() ?? '' };
};
const end = async (demo: ChildProcess): Promise<number | null> => {
  if (demo.exitCode !== null) return demo.exitCode;
  const ended = once(demo, 'exit');
  demo.kill('SIGTERM');
  await ended;
  return demo.exitCode;
};

const sizes = ['desktop', 'phone'] as const;
/** Widths at which the page is looked at. */
const viewports = {
  desktop: { width: 1280, height: 800 },
  tablet: { width: 768, height: 1024 },
  phone: { width: 360, height: 740 },
};
type State = {
  places: { id: number; username?: string }[];
  messages: { message_id: number; chat_id: number; text: string }[];
};

describe('the demo in words', () => {
  it('plays its scene without a terminal, with presses and samples under their titles, and ends with 0', async () => {
    const { demo, lines } = run();
    await once(demo, 'close');
    expect(demo.exitCode).toBe(0);
    const text = lines.join('\n');
    expect(text.match(/^━━ /gm)?.length).toBeGreaterThanOrEqual(8);
    expect(text).toMatch(/^▶ Budi presses \[Kirim\]/m);
    const scenes = text.split(/^━━ /m);
    const breaking = scenes.find((scene) => scene.startsWith('A story breaks'));
    expect(breaking?.match(/1\.138 WNI/g)).toHaveLength(4);
    expect(breaking).not.toContain('Pasar Rau');
  });
});

describe('the demo as a page', () => {
  it('prints its address, and ends with 0 on SIGTERM', async () => {
    const { demo, url } = await openDemo();
    expect((await fetch(url)).status).toBe(200);
    expect(await end(demo)).toBe(0);
  });
});

describe.skipIf(!hasChromium)('the page in chromium, with Kabar behind it', () => {
  let browser: Browser;
  let demo: ChildProcess;
  let url: string;
  let page: Page;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    ({ demo, url } = await openDemo());
  });
  afterEach(async () => {
    await page.context().close();
    await end(demo);
  });

  let isPhone: boolean;
  const show = async (size: (typeof sizes)[number], locale = 'id-ID', isFirst = false) => {
    isPhone = size === 'phone';
    const viewport = viewports[size];
    const context = await browser.newContext({
      locale,
      viewport,
      hasTouch: isPhone,
      reducedMotion: 'reduce',
    });
    if (!isFirst) await context.addInitScript("localStorage.setItem('kabar-guide', 'done')");
    page = await context.newPage();
    page.setDefaultTimeout(60_000);
    await page.goto(url);
    await page.waitForSelector('.entry');
    // The forum and the channel follow their papers before anything is published.
    const isSet = async () => ((await (await fetch(`${url}api/state`)).json()) as { isSet: boolean }).isSet;
    await expect.poll(isSet, { timeout: 60_000 }).toBe(true);
  };
  const card = (headline: string) => page.locator('.message', { hasText: headline }).last();
  const write = async (text: string) => {
    await page.fill('.composer textarea', text);
    await page.click('.composer .send');
  };
  /** On a phone one pane is shown at a time, and the way from a chat to the others is back. */
  const openPane = async (pane: 'list' | 'newsroom' | 'inside' | 'trouble') => {
    if (!isPhone) return pane === 'list' ? undefined : page.click(`#tab-${pane}`);
    if (await page.locator('.back').isVisible()) await page.click('.back');
    return page.click(`.tabs [data-pane=${pane}]`);
  };
  const openChat = async (name: string) => {
    await openPane('list');
    await page.click(`.entry:has(strong:text-is("${name}"))`);
    // The page is drawn anew with its next frame: until then it shows, and writes to, the chat before.
    await page.waitForSelector(`.titles h2:text-is("${name}")`);
  };
  /** What axe-core finds on what is shown now, and what scrolls sideways, dark and light. */
  const faults = async (): Promise<string[]> => {
    const found: string[] = [];
    for (const theme of ['dark', 'light']) {
      await page.evaluate(`document.documentElement.dataset.theme = '${theme}'`);
      for (const one of [...(await violations(page)), ...(await sideways(page))])
        found.push(`${theme}: ${one}`);
    }
    return found;
  };
  /** Pixels between what a chat shows last and its end, once a few frames were drawn. */
  const fromEnd = () =>
    page.evaluate<number>(`(async () => {
      for (let frames = 0; frames < 6; frames++) await new Promise(requestAnimationFrame);
      const { scrollHeight, scrollTop, clientHeight } = document.querySelector('.scroller');
      return Math.round(scrollHeight - scrollTop - clientHeight);
    })()`);
  /** What of the page lies below the guide's card. */
  const covered = () =>
    page.evaluate(`(() => {
      const card = document.querySelector('.guide').getBoundingClientRect();
      return ['rail', 'list', 'chat', 'beside', 'tabs'].filter((id) => {
        const { top, bottom, height } = document.getElementById(id).getBoundingClientRect();
        return height > 0 && top < card.bottom - 1 && card.top < bottom - 1;
      });
    })()`);

  it('the guide brings a newcomer through in three presses, on a phone, and covers nothing there', async () => {
    await show('phone', 'en-GB', true);
    for (const step of ['1', '2', '3']) {
      expect(await covered()).toEqual([]);
      await page.click('.guide .primary');
      await page.waitForFunction(`document.body.dataset.guide === '${step}'`);
    }
    await card('1.138 WNI').waitFor();
    expect(await page.locator('.titles h2').innerText()).toBe('Kabar Banten');
    expect(await covered()).toEqual([]);
    await page.click('.guide .primary');
    await expect.poll(() => page.locator('.guide').count()).toBe(0);
  });

  it.each(sizes)(
    'a story goes from the newsroom to three chats; a second report is named on its card, a correction edits it (%s)',
    async (size) => {
      await show(size);
      await openChat('Kabar');
      await page.click('.door button');
      await page.waitForSelector('.message >> text=Halo, Budi');
      await write('/follow iNews Banten, Suara Nusantara');
      await page.waitForSelector('.message >> text=Sip!');
      await openPane('newsroom');
      await page.click('[data-story=kamboja] [data-do=publish]');
      await openChat('Kabar');
      await card('1.138 WNI').waitFor();
      expect(await card('1.138 WNI').locator('.card img').getAttribute('src')).toContain('/foto/bandara');
      await openPane('newsroom');
      await page.click('[data-story=kamboja] [data-do=second]');
      await openChat('Kabar');
      await page.waitForSelector('.message .text >> text=Juga di: Suara Nusantara');
      await openPane('newsroom');
      await page.click('[data-story=kamboja] [data-do=correct]');
      await openChat('Kabar');
      await page.waitForSelector('.message .text >> text=1.183 WNI');
      for (const name of ['Kabar Banten', 'Berita']) {
        await openChat(name);
        await page.waitForSelector('.message .text >> text=1.183 WNI');
        await page.waitForSelector('.message .text >> text=Juga di: Suara Nusantara');
        expect(await card('Kamboja, 1.138 WNI dipulangkan').count()).toBe(0);
      }
      await openPane('inside');
      const flow = page.locator('.flow', { hasText: '1.183 WNI' });
      expect(await flow.locator('tbody tr').count()).toBe(3);
      expect(await flow.locator('.mark.send').count()).toBe(3);
      expect(await flow.locator('.mark.sent').count()).toBe(3);
    },
  );

  it.each(sizes)(
    'an editor looks a story through, publishes it in the channel, and takes it back (%s)',
    async (size) => {
      await show(size);
      await page.click('.person >> text=Rina');
      await openChat('Kabar');
      await write('/mode @kabarbanten iNews Banten review');
      await page.waitForSelector('.message >> text=ditinjau dulu');
      await openPane('newsroom');
      await page.click('[data-story=stadion] [data-do=publish]');
      await openChat('Kabar');
      await card('Serang menang').waitFor();
      const state = async () => (await (await fetch(`${url}api/state`)).json()) as State;
      const posted = async () => {
        const { places, messages } = await state();
        const channel = places.find(({ username }) => username === 'kabarbanten')?.id;
        return messages.find(({ chat_id, text }) => chat_id === channel && text.includes('Serang menang'));
      };
      expect(await posted()).toBeUndefined();
      expect(await faults()).toEqual([]);
      await page.click('.keyboard >> text=/^Terbitkan$/');
      await page.waitForSelector('.message >> text=Diterbitkan Rina');
      await openChat('Kabar Banten');
      await card('Serang menang').waitFor();
      const post = await posted();
      await openChat('Kabar');
      await write(`/recall https://t.me/kabarbanten/${post?.message_id}`);
      await page.click('.keyboard >> text=/^Tarik/');
      await page.click('.keyboard >> text=Ya, tarik');
      // Rina manages the group, too, which has the story by now: both are counted.
      await page.waitForSelector('.message >> text=/Selesai: ditarik di (\\d) dari \\1 chat/');
      await openChat('Kabar Banten');
      await page.waitForSelector('.service >> text=Pesan dihapus');
      expect(await card('Serang menang').count()).toBe(0);
    },
  );

  it('an administrator posts to the channel by buttons, on a phone', async () => {
    await show('phone');
    await page.click('.person >> text=Rina');
    await openChat('Kabar');
    await write('Terima kasih sudah membaca!');
    await page.click('.keyboard >> text=☐ Kabar Banten');
    await page.click('.keyboard >> text=Lanjut (1)');
    await page.waitForSelector('.keyboard >> text=/^Kirim$/');
    expect(await faults()).toEqual([]);
    // Whoever turns the device still sees what is asked.
    for (const device of ['tablet', 'desktop', 'phone'] as const) {
      await page.setViewportSize(viewports[device]);
      expect({ device, fromEnd: await fromEnd() }).toEqual({ device, fromEnd: 0 });
    }
    await page.click('.keyboard >> text=/^Kirim$/');
    await page.waitForSelector('.message >> text=Terkirim ke Kabar Banten');
    await openChat('Kabar Banten');
    const posted = page.locator('.message', { hasText: 'Terima kasih sudah membaca!' });
    await posted.waitFor();
    expect(await posted.locator('.sender').innerText()).toBe('Kabar Banten');
  });

  it('whatever goes wrong is shown, and no story is lost: a broken feed, a lost right, a day that passes', async () => {
    await show('desktop', 'en-GB');
    await page.selectOption('[data-feed=banten]', '500');
    await page.click('#tab-inside');
    await page.waitForSelector('.look.failed >> text=iNews Banten');
    await page.click('#tab-newsroom');
    await page.selectOption('[data-feed=banten]', 'well');
    await page.click('#tab-trouble');
    const channel = page.locator('.rows li', { hasText: 'Kabar Banten' }).locator('select');
    await channel.selectOption('mute');
    await page.click('.person >> text=Rina');
    await openChat('Kabar');
    await page.waitForSelector('.message >> text=Beritanya saya simpan 24 jam');
    await page.click('#tab-newsroom');
    await page.click('[data-story=stadion] [data-do=publish]');
    await page.click('#tab-inside');
    const flow = page.locator('.flow', { hasText: 'Serang menang' });
    await flow.locator('.mark.held').waitFor();
    await page.click('#tab-trouble');
    await channel.selectOption('full');
    await openChat('Kabar Banten');
    await card('Serang menang').waitFor();
    const before = await page.locator('.now').innerText();
    await page.click('[data-do=pass-day]');
    const day = (text: string) => text.split(' at ')[0];
    const now = async () => day(await page.locator('.now').innerText());
    await expect.poll(now, { timeout: 60_000 }).not.toMatch(new RegExp(`passes|${day(before)}`));
  });

  it('a list of another reader is brought in and taken out as a file, and Kabar changes its language, on a phone', async () => {
    await show('phone');
    await openChat('Kabar');
    await page.click('.door button');
    await page.waitForSelector('.message >> text=Halo, Budi');
    const outline = (name: string) => `<outline type="rss" text="${name}" xmlUrl="${url}${name}.xml"/>`;
    const opml = `<opml version="2.0"><body>${outline('banten')}${outline('herald')}</body></opml>`;
    const buffer = Buffer.from(opml);
    await page.setInputFiles('input[type=file]', { name: 'langganan.opml', mimeType: 'text/x-opml', buffer });
    await page.waitForSelector('.keyboard >> text=Ikuti 2 sumber');
    expect(await faults()).toEqual([]);
    await page.click('.keyboard >> text=Ikuti 2 sumber');
    await page.waitForSelector('.message >> text=2 sumber baru diikuti');
    await write('/export');
    const file = page.locator('.message:not(.own) .file');
    const [download] = await Promise.all([page.waitForEvent('download'), file.click()]);
    const taken = await readFile(await download.path(), 'utf8');
    for (const name of ['banten', 'herald']) expect(taken).toContain(`${url}${name}.xml`);
    await write('/settings');
    await page.click('.keyboard >> text=English');
    await page.waitForSelector('.message >> text=Settings');
  });

  it('a digest comes at its hour while a day passes', async () => {
    await show('desktop', 'en-GB');
    await page.click('.door button');
    await page.waitForSelector('.message >> text=Halo, Budi');
    await write('/follow iNews Banten');
    await page.waitForSelector('.message >> text=Sip!');
    await write('/digest 07.00');
    await page.waitForSelector('.message >> text=/07[.]00/');
    await page.click('[data-story=stadion] [data-do=publish]');
    await page.click('#tab-inside');
    await page.locator('.flow', { hasText: 'Serang menang' }).locator('.mark.hold').waitFor();
    expect(await page.locator('.message', { hasText: 'Serang menang' }).count()).toBe(0);
    await page.click('#tab-trouble');
    await page.click('[data-do=pass-day]');
    const digest = page.locator('.message', { hasText: 'Serang menang' });
    await digest.first().waitFor();
    // 07.00 WIB is midnight UTC; what is due comes within a step of five minutes, and whatever the machine takes for it.
    const at = await page.evaluate('fetch("/api/state").then((answer) => answer.json())');
    const sent = (at as { messages: { text: string; date: number; chat_id: number }[] }).messages.find(
      ({ text, chat_id }) => chat_id > 0 && text.includes('Serang menang'),
    );
    const minutes = Math.floor((sent?.date ?? 0) / 60) % 1_440;
    expect(minutes).toBeLessThan(60);
  });

  it('axe finds no serious violation and nothing scrolls sideways on a phone, a tablet and a desktop, dark and light', async () => {
    await show('desktop', 'id-ID', true);
    const look = async (shown: string) => {
      for (const [device, viewport] of Object.entries(viewports)) {
        await page.setViewportSize(viewport);
        expect({ shown, device, faults: await faults() }).toEqual({ shown, device, faults: [] });
      }
    };
    await look('the guide');
    for (const step of ['1', '2', '3']) {
      await page.click('.guide .primary');
      await page.waitForFunction(`document.body.dataset.guide === '${step}'`);
    }
    await look('a chat, and the end of the guide');
    await page.click('.guide .primary');
    await page.click('.back');
    for (const pane of ['newsroom', 'inside', 'trouble']) {
      await page.click(`.tabs [data-pane=${pane}]`);
      await look(pane);
    }
  });
});
