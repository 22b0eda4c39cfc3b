import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../../src/sandbox/telegram/index.ts';
import { call, updates } from '../call.ts';
import { hasChromium, launch } from './chromium.ts';
import { openAlone, type Opened } from './open.ts';

/** The client with nobody behind it: the test sends what a bot sends, and looks at what it becomes. */
describe.skipIf(!hasChromium)('the chat client in chromium', () => {
  let browser: Browser;
  let opened: Opened;
  let page: Page;
  let budi: number;

  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    opened = await openAlone();
    const context = await browser.newContext({
      locale: 'en-GB',
      timezoneId: 'Asia/Jayapura',
      viewport: { width: 1280, height: 800 },
    });
    await context.addInitScript("localStorage.setItem('kabar-guide', 'done')");
    page = await context.newPage();
    await page.goto(opened.page.url);
    budi = opened.telegram.places()[0]?.id ?? 0;
    await page.click('.door button');
    await page.waitForSelector('.message.own');
  });
  afterEach(async () => {
    await page.context().close();
    await opened.close();
  });
  const send = (method: string, parameters: object) =>
    call(opened.telegram, method, { chat_id: budi, parse_mode: 'HTML', ...parameters });
  const last = () => page.locator('.message').last();

  it('shows a text with all that Telegram knows of formatting', async () => {
    const lines = Array.from({ length: 12 }, (_, at) => `baris ${at}`).join('\n');
    await send('sendMessage', {
      text: `<b>Tebal <i>miring</i></b> <a href="https://a.example/">tautan</a> <tg-spoiler>rahasia</tg-spoiler> <tg-time unix="1683267780">5 Mei</tg-time> <code>a&lt;b</code>\n<blockquote expandable>${lines}</blockquote>\n/help`,
    });
    const text = last().locator('.text');
    await text.waitFor();
    expect(await text.locator('strong em').innerText()).toBe('miring');
    expect(await text.locator('a').getAttribute('href')).toBe('https://a.example/');
    expect(await text.locator('code').innerText()).toBe('a<b');
    await text.locator('.spoiler').click();
    expect(await text.locator('.spoiler.open').innerText()).toBe('rahasia');
    // 5 May 2023, 06:23 UTC, in the viewer's own zone.
    await text.locator('.local-time').click();
    expect(await page.locator('.toast').last().innerText()).toMatch(/5 May.*15:23/);
    const quote = text.locator('blockquote');
    const before = (await quote.boundingBox())?.height ?? 0;
    await text.locator('.expand').click();
    expect((await quote.boundingBox())?.height).toBeGreaterThan(2 * before);
    await text.locator('.inline-command').click();
    expect(await page.inputValue('.composer textarea')).toBe('/help');
  });

  it('shows photos, albums and files, and brings edits, reactions and deletions at once', async () => {
    const photo = `${opened.newsroom.url}/foto/sawah`;
    const { result } = await send('sendPhoto', { photo, caption: 'Sawah' });
    await page.waitForSelector('img.photo');
    const media = [1, 2, 3].map(() => ({ type: 'photo', media: photo }));
    await send('sendMediaGroup', { media });
    await page.waitForSelector('.photos.n3');
    expect(await page.locator('.photos.n3 img').count()).toBe(3);
    await send('editMessageCaption', { message_id: result.message_id, caption: 'Sawah hijau' });
    await page.waitForSelector('text=Sawah hijau');
    const one = page.locator('.message', { hasText: 'Sawah hijau' });
    expect(await one.locator('.meta').innerText()).toContain('edited');
    await send('setMessageReaction', {
      message_id: result.message_id,
      reaction: [{ type: 'emoji', emoji: '🔥' }],
    });
    await one.locator('.given button').click();
    await page.waitForFunction("document.querySelector('.given')?.textContent === '🔥 2'");
    await send('deleteMessage', { message_id: result.message_id });
    await page.waitForSelector('.service >> text=Message deleted');
  });

  it('presses buttons: a toast, an alert, a copied text, one that is off', async () => {
    const button = (text: string, more: object) => [{ text, ...more }];
    await send('sendMessage', {
      text: 'Pilih',
      reply_markup: {
        inline_keyboard: [
          button('Sapa', { callback_data: 'sapa' }),
          button('Awas', { callback_data: 'awas' }),
          button('Padam', { disabled: {} }),
        ],
      },
    });
    const answer = async (label: string, more: object) => {
      await page.click(`.keyboard >> text=${label}`);
      const asked = async (): Promise<string> =>
        (await updates(opened.telegram)).flatMap(({ callback_query }) => callback_query ?? []).at(-1)?.[
          'id'
        ] ?? (await asked());
      await call(opened.telegram, 'answerCallbackQuery', { callback_query_id: await asked(), ...more });
    };
    await answer('Sapa', { text: 'Halo!' });
    await page.waitForSelector('.toast >> text=Halo!');
    await answer('Awas', { text: 'Sungguh?', show_alert: true });
    await page.waitForSelector('dialog >> text=Sungguh?');
    await page.keyboard.press('Escape');
    expect(await page.locator('.keyboard >> text=Padam').isDisabled()).toBe(true);
  });

  it('completes commands of the menu that Telegram shows there', async () => {
    const commands = [
      { command: 'latest', description: 'Berita terbaru' },
      { command: 'follow', description: 'Ikuti' },
    ];
    await call(opened.telegram, 'setMyCommands', {
      commands,
      scope: { type: 'all_private_chats' },
      language_code: 'id',
    });
    await page.reload();
    await page.fill('.composer textarea', '/');
    expect(await page.locator('.suggestions li').count()).toBe(2);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await page.inputValue('.composer textarea')).toBe('/follow ');
    await page.keyboard.type('antara');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.message.own >> text=/follow antara');
  });

  it('asks the bot inline, and posts the result that is chosen', async () => {
    await page.fill('.composer textarea', '@KabarBot banjir');
    const query = async (): Promise<string> =>
      (await updates(opened.telegram)).flatMap(({ inline_query }) => inline_query ?? []).at(-1)?.['id'] ??
      (await query());
    const results = [
      {
        type: 'article',
        id: '1',
        title: 'Banjir Cilegon',
        description: 'Suara Nusantara',
        input_message_content: { message_text: '<b>Banjir di Cilegon</b>', parse_mode: 'HTML' },
      },
    ];
    await call(opened.telegram, 'answerInlineQuery', { inline_query_id: await query(), results });
    await page.click('.inline-results >> text=Banjir Cilegon');
    await page.waitForSelector('.message.own strong >> text=Banjir di Cilegon');
    expect(opened.telegram.last(budi)?.via).toBe('Kabar');
  });

  it('shows a reply for one person to that person alone', async () => {
    const { telegram } = opened;
    const group = telegram.places().find(({ type }) => type === 'supergroup')?.id ?? 0;
    telegram.addBot(group, { rights: true });
    const sent = await call(telegram, 'sendMessage', {
      chat_id: group,
      text: 'Hanya untuk Budi',
      ephemeral_message_parameters: { receiver_user_id: budi },
    });
    expect(sent.result.message_id).toBe(0);
    await page.click('.entry >> text=Warga Serang');
    await page.waitForSelector('.message.secret >> text=Hanya untuk Budi');
    await page.click('.person >> text=Ann');
    await page.waitForSelector('.titles >> text=Warga Serang');
    expect(await page.locator('text=Hanya untuk Budi').count()).toBe(0);
  });

  it('replies, edits and deletes from the menu of a message, by keyboard', async () => {
    await send('sendMessage', { text: 'Apa kabar?' });
    const one = page.locator('.message', { hasText: 'Apa kabar?' });
    await one.locator('.more').focus();
    await page.keyboard.press('Enter');
    await page.locator('.menu:popover-open >> text=Reply').focus();
    await page.keyboard.press('Enter');
    // Nobody types before they see what they reply to.
    await page.locator('.about-bar:not([hidden])').waitFor();
    await page.waitForFunction("document.activeElement?.tagName === 'TEXTAREA'");
    await page.keyboard.type('Baik');
    await page.keyboard.press('Enter');
    const own = page.locator('.message.own:has(.replied)', { hasText: 'Baik' });
    await own.waitFor();
    await own.locator('.more').click();
    await page.click('.menu:popover-open >> text=Edit');
    await page.fill('.composer textarea', 'Baik sekali');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.message.own >> text=Baik sekali');
    expect(opened.telegram.last(budi)).toMatchObject({ text: 'Baik sekali', edited: true });
  });

  it('sends a file that is chosen, and lets a file of the bot be loaded', async () => {
    await page.setInputFiles('input[type=file]', {
      name: 'sumber.opml',
      mimeType: 'text/x-opml',
      buffer: Buffer.from('<opml/>'),
    });
    const file = page.locator('.message.own .file');
    await file.waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), file.click()]);
    expect(download.suggestedFilename()).toBe('sumber.opml');
    const buffer = Buffer.from('R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==', 'base64');
    await page.setInputFiles('input[type=file]', { name: 'titik.gif', mimeType: 'image/gif', buffer });
    await page.waitForFunction("document.querySelector('img.photo')?.naturalWidth === 1");
  });

  it('is gone through by the bot of a link, a group or channel being chosen', async () => {
    const rina: Pick<Person, 'id'> = { id: budi + 2 };
    await page.click('.person >> text=Rina');
    await page.click('.door button');
    await call(opened.telegram, 'sendMessage', {
      chat_id: rina.id,
      text: 'Tambahkan saya',
      reply_markup: {
        inline_keyboard: [
          [{ text: 'Ke kanal', url: 'https://t.me/KabarBot?startchannel&admin=post_messages' }],
        ],
      },
    });
    await page.click('.keyboard >> text=Ke kanal');
    await page.click('dialog >> text=Kabar Banten');
    await page.waitForFunction("!document.querySelector('dialog')");
    const channel = () => opened.telegram.places().find(({ type }) => type === 'channel')?.bot.mayPost;
    await expect.poll(channel).toBe(true);
  });

  it('changes its language and its appearance, and remembers both', async () => {
    await page.waitForSelector('#tab-newsroom >> text=Newsroom');
    await page.click('.settings .tongue');
    await page.waitForSelector('#tab-newsroom >> text=Redaksi');
    await page.click('.settings button[aria-label="Tampilan gelap"]');
    await page.reload();
    await page.waitForSelector('#tab-newsroom >> text=Redaksi');
    expect(await page.locator('html').getAttribute('lang')).toBe('id');
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
  });
});
