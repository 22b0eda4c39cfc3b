import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTelegram, type Person, type Telegram } from '../../../src/sandbox/telegram/index.ts';
import { createSender, type Sender } from '../../../src/telegram/api/sender.ts';

let telegram: Telegram;
let sender: Sender;
let budi: Person;
const picture = new Blob([new Uint8Array([0xff, 0xd8, 0xff])], { type: 'image/jpeg' });
/** Addresses of the pictures that had to be fetched. */
const asked: string[] = [];
beforeAll(async () => {
  telegram = await createTelegram();
  sender = createSender({
    token: telegram.token,
    apiRoot: telegram.url,
    picture: async (url) => {
      asked.push(url);
      return picture;
    },
  });
  budi = telegram.person({ first_name: 'Budi' });
  budi.start();
});
afterAll(async () => {
  await sender.close();
  await telegram.close();
});
const words = (text: string) => ({ html: text, plain: text });

describe('the sender', () => {
  it('sends, edits and removes a message by its id', async () => {
    const sent = await sender.send({ chatId: budi.id, isSilent: true }, words('Gempa di <b>Serang</b> ✓'));
    if (sent.kind !== 'sent') throw new Error(sent.kind);
    expect(telegram.last(budi.id)).toMatchObject({ message_id: sent.messageId, text: 'Gempa di Serang ✓' });
    expect(await sender.edit(budi.id, sent.messageId, words('Diralat'))).toMatchObject({ kind: 'sent' });
    expect(await sender.edit(budi.id, sent.messageId, words('Diralat'))).toEqual({ kind: 'unchanged' });
    expect(telegram.last(budi.id)?.text).toBe('Diralat');
    await sender.remove(budi.id, sent.messageId);
    expect(telegram.last(budi.id)?.text).not.toBe('Diralat');
  });

  it('has messages and copies paid for where that is wanted, and asks for it nowhere else', async () => {
    const isPaidIn = () =>
      telegram.calls().map(({ method, params }) => [method, params['allow_paid_broadcast']]);
    const paying = createSender({ token: telegram.token, apiRoot: telegram.url, isPaid: true });
    const post = budi.send('Pengumuman');
    const copied = { fromChatId: budi.id, messageIds: [post.message_id] };
    for (const one of [sender, paying]) {
      telegram.resetStats();
      const sent = await one.send({ chatId: budi.id }, words('Berita'));
      await one.copy({ chatId: budi.id }, copied);
      await one.copy({ chatId: budi.id }, { ...copied, messageIds: [post.message_id, post.message_id + 1] });
      await one.edit(budi.id, sent.kind === 'sent' ? sent.messageId : 0, words('Diralat'));
      const isPaid = one === paying ? true : undefined;
      expect(isPaidIn()).toEqual([
        ['sendMessage', isPaid],
        ['copyMessage', isPaid],
        ['copyMessages', undefined],
        ['editMessageText', undefined],
      ]);
    }
    await paying.close();
  });

  it.each([
    [
      'a flood',
      {
        status: 429,
        description: 'Too Many Requests: retry after 7',
        parameters: { retry_after: 7 },
      },
      { kind: 'flood', retryAfterMs: 7_000 },
    ],
    ['an answer in HTML', 'html', { kind: 'retry' }],
    ['a reset', 'reset', { kind: 'retry' }],
    ['a reset after the message was taken', 'reset-after', { kind: 'retry' }],
    ['a block', { status: 403, description: 'Forbidden: bot was blocked by the user' }, { kind: 'gone' }],
  ] as const)('returns %s as an outcome instead of throwing', async (_name, fault, outcome) => {
    telegram.fail('sendMessage', 1, fault);
    expect(await sender.send({ chatId: budi.id }, words('Berita'))).toMatchObject(outcome);
  });

  it('uploads a picture that Telegram cannot fetch, with the same caption', async () => {
    telegram.badPicture(/contoh/);
    const message = { ...words('Dengan foto'), photoUrl: 'https://contoh.test/foto.jpg' };
    expect(await sender.send({ chatId: budi.id }, message)).toMatchObject({ kind: 'sent' });
    expect(telegram.last(budi.id)).toMatchObject({ text: 'Dengan foto' });
    expect(telegram.last(budi.id)?.photo).toBeTruthy();
  });

  it('uploads a picture once and sends its file id to all other chats', async () => {
    telegram.badPicture(/sekali/);
    const message = { ...words('Dengan foto'), photoUrl: 'https://sekali.test/foto.jpg' };
    const others = telegram.people(20);
    telegram.resetStats();
    for (const chatId of [budi.id, ...others])
      expect(await sender.send({ chatId }, message)).toMatchObject({ kind: 'sent' });
    expect(asked.filter((url) => url === message.photoUrl)).toHaveLength(1);
    // The address, the upload, and then its name.
    expect(telegram.calls('sendPhoto')).toHaveLength(2 + others.length);
    for (const id of others) expect(telegram.last(id)?.photo).toBeTruthy();
  });

  it('edits the caption of a photo, or the text of a message sent without its photo', async () => {
    const card = { ...words('Gempa di Serang'), photoUrl: 'https://foto.test/gempa.jpg' };
    const photo = await sender.send({ chatId: budi.id }, card);
    if (photo.kind !== 'sent') throw new Error(photo.kind);
    expect(await sender.edit(budi.id, photo.messageId, words('Ditarik'))).toMatchObject({ kind: 'sent' });
    expect(telegram.last(budi.id)).toMatchObject({ message_id: photo.messageId, text: 'Ditarik' });
    expect(telegram.last(budi.id)?.photo).toBeTruthy();
    expect(await sender.edit(budi.id, photo.messageId, words('Ditarik'))).toEqual({ kind: 'unchanged' });

    const text = await sender.send({ chatId: budi.id }, words('Gempa di Serang'));
    if (text.kind !== 'sent') throw new Error(text.kind);
    expect(await sender.edit(budi.id, text.messageId, { ...card, html: 'Diralat' })).toMatchObject({
      kind: 'sent',
    });
    expect(telegram.last(budi.id)).toMatchObject({ message_id: text.messageId, text: 'Diralat' });
  });

  it('reports an endless or missing answer as a retry, without the token', async () => {
    const server = createServer((_request, response) => {
      response.writeHead(200);
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
      };
      response.on('drain', more).on('error', () => {});
      more();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const token = `123456:${'S'.repeat(35)}`;
    const endless = createSender({ token, apiRoot: `http://127.0.0.1:${port}` });
    const outcome = await endless.send({ chatId: 1 }, words('x'));
    expect(outcome.kind).toBe('retry');
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    const refused = await endless.send({ chatId: 1 }, words('x'));
    expect(refused.kind).toBe('retry');
    expect(JSON.stringify([outcome, refused])).not.toContain('SSSS');
    await endless.close();
  });
});
