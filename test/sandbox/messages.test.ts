import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTelegram, type Person, type Telegram } from '../../src/sandbox/telegram/index.ts';
import { call, refusal, updates } from './call.ts';

let telegram: Telegram;
let budi: Person;
beforeEach(async () => {
  telegram = await createTelegram();
  budi = telegram.person({ first_name: 'Budi' });
  budi.start();
});
afterEach(() => telegram.close());
const send = (text: string, more: object = {}) =>
  refusal(telegram, 'sendMessage', { chat_id: budi.id, text, ...more });

describe('texts in the sandbox', () => {
  it.each([
    ['<b>tebal', 'Can\'t find end tag corresponding to start tag "b"'],
    ['é<x>', 'Unsupported start tag "x" at byte offset 2'],
    ['<b>a</i>', 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'],
    ['a</b>', 'Unexpected end tag at byte offset 1'],
    ['<b', 'Unclosed start tag at byte offset 0'],
    ['<span class="other">a</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
  ])('a text is refused: %s', async (text, why) => {
    expect(await send(text, { parse_mode: 'HTML' })).toBe(`400 Bad Request: can't parse entities: ${why}`);
  });

  it('HTML becomes entities and is shown as HTML again', async () => {
    const html =
      '<b>Banjir <i>besar</i></b> &lt;Serang&gt; <a href="https://a.example/?a=1&amp;b=2">di sini</a>\n<blockquote expandable>Isi &#233;</blockquote>';
    await send(`  ${html}\n`, { parse_mode: 'HTML' });
    const shown = telegram.last(budi);
    expect(shown?.text).toBe('Banjir besar <Serang> di sini\nIsi é');
    expect(shown?.html).toBe(html.replace('&#233;', 'é'));
    expect(shown?.entities.map(({ type, offset, length }) => [type, offset, length])).toEqual([
      ['bold', 0, 12],
      ['italic', 7, 5],
      ['text_link', 22, 7],
      ['expandable_blockquote', 30, 5],
    ]);
  });

  it('code points are counted after entities are parsed', async () => {
    expect(await send(`<b>${'😀'.repeat(4_096)}</b>`, { parse_mode: 'HTML' })).toBe('ok');
    expect(await send('a'.repeat(4_097))).toBe('400 Bad Request: message is too long');
    const photo = { chat_id: budi.id, photo: 'https://a.example/1.jpg', caption: 'a'.repeat(1_025) };
    expect(await refusal(telegram, 'sendPhoto', photo)).toBe('400 Bad Request: message caption is too long');
    expect(await send(' \n ')).toBe('400 Bad Request: message text is empty');
  });

  it('given entities are kept unchanged', async () => {
    await send('tebal', { entities: [{ type: 'bold', offset: 0, length: 5 }] });
    expect(telegram.last(budi)?.html).toBe('<b>tebal</b>');
  });
});

describe('keyboards in the sandbox', () => {
  const button = (one: object) => ({ reply_markup: { inline_keyboard: [[{ text: 'x', ...one }]] } });
  it('are refused when callback data is too long in bytes or an address is invalid', async () => {
    expect(await send('a', button({ callback_data: 'é'.repeat(32) }))).toBe('ok');
    expect(await send('a', button({ callback_data: 'é'.repeat(33) }))).toBe(
      '400 Bad Request: BUTTON_DATA_INVALID',
    );
    expect(await send('a', button({ callback_data: '' }))).toBe('400 Bad Request: BUTTON_DATA_INVALID');
    expect(await send('a', button({ url: 'tg://resolve?domain=a' }))).toBe('ok');
    expect(await send('a', button({ url: 'ftp://a.example/' }))).toMatch(
      /^400 Bad Request: inline keyboard button URL 'ftp:\/\/a\.example\/' is invalid: /,
    );
    expect(await send('a', button({}))).toMatch(/Text buttons are unallowed/);
  });
});

describe('edits and deletions in the sandbox', () => {
  it('an edit changes a message only if its text differs', async () => {
    const { result } = await call(telegram, 'sendMessage', { chat_id: budi.id, text: 'satu' });
    const place = { chat_id: budi.id, message_id: result.message_id };
    expect(await refusal(telegram, 'editMessageText', { ...place, text: 'satu' })).toBe(
      '400 Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    );
    expect(await refusal(telegram, 'editMessageText', { ...place, text: 'dua' })).toBe('ok');
    expect(telegram.last(budi)).toMatchObject({ text: 'dua', edited: true });
    expect(await refusal(telegram, 'editMessageText', { ...place, message_id: 999, text: 'x' })).toBe(
      '400 Bad Request: message to edit not found',
    );
  });

  it('a message can be deleted once, within 48 hours', async () => {
    const { result: one } = await call(telegram, 'sendMessage', { chat_id: budi.id, text: 'satu' });
    const { result: two } = await call(telegram, 'sendMessage', { chat_id: budi.id, text: 'dua' });
    const remove = (message_id: number) =>
      refusal(telegram, 'deleteMessage', { chat_id: budi.id, message_id });
    expect(await remove(one.message_id)).toBe('ok');
    expect(await remove(one.message_id)).toBe('400 Bad Request: message to delete not found');
    expect(telegram.view(budi).map(({ deleted }) => deleted)).toEqual([false, true, false]);
    telegram.advance(49 * 3_600_000);
    expect(await remove(two.message_id)).toBe("400 Bad Request: message can't be deleted for everyone");
  });
});

describe('several messages in the sandbox', () => {
  it('are deleted together or not at all, a hundred at most, and what is not there is passed over', async () => {
    const sent = async () => (await call(telegram, 'sendMessage', { chat_id: budi.id, text: 'x' })).result;
    const remove = (message_ids: number[]) =>
      refusal(telegram, 'deleteMessages', { chat_id: budi.id, message_ids });
    const isThere = (id: number) => telegram.view(budi).find(({ message_id }) => message_id === id)?.deleted;
    const [one, two] = [await sent(), await sent()];
    expect(await remove([one.message_id, 9_999, two.message_id])).toBe('ok');
    expect([one, two].map(({ message_id }) => isThere(message_id))).toEqual([true, true]);
    const old = await sent();
    telegram.advance(49 * 3_600_000);
    const fresh = await sent();
    expect(await remove([fresh.message_id, old.message_id])).toBe(
      "400 Bad Request: message can't be deleted for everyone",
    );
    expect(isThere(fresh.message_id)).toBe(false);
    expect(await remove(Array.from({ length: 101 }, (_, index) => index + 1))).toContain('too many');
  });
});

describe('pictures in the sandbox', () => {
  it('can be addresses, file ids or uploads, and a picture marked as bad is refused', async () => {
    telegram.badPicture('/rusak', 'failed to get HTTP URL content');
    const photo = (one: unknown) => refusal(telegram, 'sendPhoto', { chat_id: budi.id, photo: one });
    expect(await photo('https://a.example/1.jpg')).toBe('ok');
    expect(telegram.last(budi)?.photo?.url).toBe('https://a.example/1.jpg');
    expect(await photo(telegram.last(budi)?.photo?.file_id)).toBe('ok');
    expect(await photo('nothing')).toBe('400 Bad Request: wrong file identifier/HTTP URL specified');
    expect(await photo('https://a.example/rusak.jpg')).toBe(
      '400 Bad Request: failed to get HTTP URL content',
    );
    const form = new FormData();
    form.set('chat_id', String(budi.id));
    form.set('photo', 'attach://picture');
    form.set('reply_markup', JSON.stringify({ inline_keyboard: [[{ text: 'a', callback_data: 'b' }]] }));
    form.set('picture', new Blob(['x']), 'picture.jpg');
    const response = await fetch(`${telegram.url}/bot${telegram.token}/sendPhoto`, {
      method: 'POST',
      body: form,
    });
    expect(response.status).toBe(200);
    expect(telegram.last(budi)?.buttons[0]?.[0]?.callback_data).toBe('b');
  });

  it('are sent as a whole album or not at all, and an album is copied as one', async () => {
    telegram.badPicture('rusak', 'failed to get HTTP URL content');
    const album = (...urls: string[]) =>
      refusal(telegram, 'sendMediaGroup', {
        chat_id: budi.id,
        media: urls.map((media) => ({ type: 'photo', media })),
      });
    expect(await album('https://a.example/1', 'https://a.example/rusak')).toBe(
      '400 Bad Request: WEBPAGE_CURL_FAILED',
    );
    expect(telegram.taken(budi)).toBe(0);
    expect(await album('https://a.example/1', 'https://a.example/2')).toBe('ok');
    const message_ids = telegram
      .view(budi)
      .slice(1)
      .map(({ message_id }) => message_id);
    await call(telegram, 'copyMessages', { chat_id: budi.id, from_chat_id: budi.id, message_ids });
    const albums = telegram
      .view(budi)
      .slice(1)
      .map(({ media_group_id: id }) => id);
    expect(albums[0]).toBe(albums[1]);
    expect(albums[2]).toBe(albums[3]);
    expect(albums[0]).not.toBe(albums[2]);
  });
});

describe('every other method of the sandbox', () => {
  it('is accepted when it is known, and refused with the errors of Telegram when it is not', async () => {
    expect(await refusal(telegram, 'sendNothing')).toBe('404 Not Found');
    expect(await refusal(telegram, 'getMyStarBalance')).toBe('ok');
    expect(await refusal(telegram, 'sendDocument', { chat_id: budi.id, document: 'abc' })).toBe('ok');
    expect(await refusal(telegram, 'sendMessage', { text: 'a' })).toBe('400 Bad Request: chat_id is empty');
    expect(await refusal(telegram, 'sendMessage', { chat_id: 5, text: 'a' })).toBe(
      '400 Bad Request: chat not found',
    );
    const response = await fetch(`${telegram.url}/bot1:wrong/getMe`);
    expect([response.status, await response.json()]).toEqual([
      401,
      { ok: false, error_code: 401, description: 'Unauthorized' },
    ]);
    const asked = `${telegram.url}/bot${telegram.token}/SENDMESSAGE?chat_id=${budi.id}&text=halo`;
    expect((await fetch(asked)).status).toBe(200);
    expect(telegram.last(budi)?.text).toBe('halo');
  });
});

describe('reactions in the sandbox', () => {
  it('are told of to a bot that asked for them, and seen in the chat', async () => {
    await call(telegram, 'getUpdates', { allowed_updates: ['message_reaction'] });
    const { message_id } = (await call(telegram, 'sendMessage', { chat_id: budi.id, text: 'Halo' })).result;
    budi.react({ chat_id: budi.id, message_id }, ['🔥']);
    expect(telegram.last(budi)?.reactions).toEqual([{ emoji: '🔥', by: [budi.id] }]);
    budi.react({ chat_id: budi.id, message_id }, []);
    expect(telegram.last(budi)?.reactions).toBeUndefined();
    const told = (await updates(telegram)).flatMap(({ message_reaction }) => message_reaction ?? []);
    const fire = { type: 'emoji', emoji: '🔥' };
    expect(told).toMatchObject([
      { old_reaction: [], new_reaction: [fire], user: { id: budi.id } },
      { old_reaction: [fire], new_reaction: [] },
    ]);
  });
});

describe('messages for one person in the sandbox', () => {
  it('have an id of their own, by which they are edited and deleted', async () => {
    const chat_id = budi.id;
    const about = { chat_id, receiver_user_id: budi.id };
    const sent = await call(telegram, 'sendMessage', {
      chat_id,
      text: 'Diam-diam',
      ephemeral_message_parameters: { receiver_user_id: budi.id },
    });
    const { message_id, ephemeral_message_id } = sent.result as unknown as Record<string, number>;
    expect(message_id).toBe(0);
    expect(telegram.last(budi)?.receiver).toBe(budi.id);
    const edited = { ...about, ephemeral_message_id, text: 'Lain' };
    expect(await call(telegram, 'editEphemeralMessageText', edited)).toEqual({ ok: true, result: true });
    expect(telegram.last(budi)?.text).toBe('Lain');
    expect(await refusal(telegram, 'deleteEphemeralMessage', { ...about, ephemeral_message_id })).toBe('ok');
    expect(telegram.last(budi)?.text).toBe('/start');
    const unknown = { chat_id, text: 'x', ephemeral_message_parameters: { receiver_user_id: 5 } };
    expect(await refusal(telegram, 'sendMessage', unknown)).toBe('400 Bad Request: user not found');
  });
});
