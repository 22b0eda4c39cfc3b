import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { launch } from '../sandbox/page/chromium.ts';
import { writeFilm, type Frame } from './film.ts';

/** Takes the README's pictures and its film from the demo's page: `npm run pictures` (needs Debian's chromium). */
const folder = join(import.meta.dirname, '../../docs/pictures');
const program = join(import.meta.dirname, '../../src/demo.ts');
const phone = { width: 360, height: 740 };
const desktop = { width: 1160, height: 720 };

const openDemo = async () => {
  const demo = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, '--page'], {
    env: { PATH: process.env['PATH'] ?? '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: demo.stdout })) {
    const url = /http:\/\/127\.0\.0\.1:\d+\//.exec(line)?.[0];
    if (url !== undefined) return { demo, url };
  }
  throw new Error('the demo has ended');
};

const browser = await launch();
const { demo, url } = await openDemo();

const openPage = async (options: BrowserContextOptions): Promise<Page> => {
  const context = await browser.newContext({
    locale: 'en-GB',
    timezoneId: 'Asia/Jakarta',
    reducedMotion: 'reduce',
    ...options,
  });
  await context.addInitScript("localStorage.setItem('kabar-guide', 'done')");
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  await page.goto(url);
  await page.waitForSelector('.entry');
  return page;
};
const isSet = async () => ((await (await fetch(`${url}api/state`)).json()) as { isSet: boolean }).isSet;
const chat = (page: Page, name: string) => page.locator(`.entry:has(strong:text-is("${name}"))`);
const message = (page: Page, words: string) => page.locator('.message', { hasText: words }).last();
const settle = (page: Page) => page.waitForTimeout(400);
const keep = async (name: string, where: Page | Locator) =>
  writeFile(join(folder, name), await where.screenshot());

/** The way of a story: followed, published, arrived, reported by another paper, corrected; a dot shows where is pressed. */
const film = async (): Promise<Frame[]> => {
  const page = await openPage({ viewport: desktop, colorScheme: 'light' });
  const frames: Frame[] = [];
  const take = async (ms: number) => void frames.push({ png: await page.screenshot(), ms });
  const press = async (target: Locator) => {
    await target.scrollIntoViewIfNeeded();
    const { x = 0, y = 0, width = 0, height = 0 } = (await target.boundingBox()) ?? {};
    await page.evaluate(`(() => {
      const dot = document.createElement('div');
      dot.id = 'dot';
      dot.style.cssText = 'position:fixed;z-index:99;width:26px;height:26px;margin:-13px;border-radius:50%;background:#e8743acc;border:3px solid #fff;left:${x + width / 2}px;top:${y + height / 2}px';
      document.body.append(dot);
    })()`);
    await take(700);
    await page.evaluate("document.getElementById('dot').remove()");
    await target.click();
  };
  const shows = async (what: Locator, ms: number) => {
    await what.waitFor();
    await settle(page);
    await take(ms);
  };
  await take(900);
  await press(page.locator('.door button'));
  await shows(message(page, 'Mau mulai dari mana?'), 1_300);
  for (const typed of ['/follow', '/follow iNews Banten', '/follow iNews Banten, Suara Nusantara']) {
    await page.fill('.composer textarea', typed);
    await take(400);
  }
  await press(page.locator('.composer .send'));
  await shows(message(page, 'Sip!'), 1_500);
  const story = page.locator('[data-story=kamboja]');
  await press(story.locator('[data-do=publish]'));
  await shows(message(page, '1.138 WNI'), 2_200);
  await press(story.locator('[data-do=second]'));
  await shows(message(page, 'Juga di: Suara Nusantara'), 1_800);
  await press(chat(page, 'Kabar Banten'));
  await shows(message(page, '1.138 WNI'), 1_500);
  await press(story.locator('[data-do=correct]'));
  await shows(message(page, '1.183 WNI'), 1_800);
  await press(chat(page, 'Kabar'));
  await shows(message(page, '1.183 WNI'), 1_200);
  await press(page.locator('#tab-inside'));
  await shows(page.locator('.flow', { hasText: '1.183 WNI' }), 3_000);
  await page.context().close();
  return frames;
};

try {
  while (!(await isSet())) await new Promise((resolve) => setTimeout(resolve, 200));
  await writeFile(join(folder, 'story.gif'), await writeFilm(browser, await film()));

  const reader = await openPage({
    viewport: phone,
    colorScheme: 'dark',
    deviceScaleFactor: 1.5,
    hasTouch: true,
  });
  await chat(reader, 'Kabar Banten').click();
  await message(reader, '1.183 WNI').waitFor();
  await settle(reader);
  await keep('card.png', reader);
  await reader.context().close();

  const editor = await openPage({
    viewport: phone,
    colorScheme: 'light',
    deviceScaleFactor: 1.5,
    hasTouch: true,
  });
  await editor.click('.person >> text=Rina');
  await chat(editor, 'Kabar').click();
  await editor.fill('.composer textarea', '/mode @kabarbanten iNews Banten review');
  await editor.click('.composer .send');
  await message(editor, 'ditinjau dulu').waitFor();
  await editor.click('.back');
  await editor.click('.tabs [data-pane=newsroom]');
  await editor.click('[data-story=stadion] [data-do=publish]');
  await editor.click('.tabs [data-pane=list]');
  await chat(editor, 'Kabar').click();
  await message(editor, 'Serang menang').waitFor();
  await editor.waitForFunction("!document.querySelector('.toast')");
  await settle(editor);
  await keep('review.png', editor);
  await editor.context().close();
} finally {
  await browser.close();
  const ended = once(demo, 'exit');
  demo.kill('SIGTERM');
  await ended;
}
