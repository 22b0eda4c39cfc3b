import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { call } from '../call.ts';
import { openAlone, type Opened } from './open.ts';

type State = {
  people: { id: number; first_name: string }[];
  places: { id: number; type: string; bot: { isIn: boolean; mayPost: boolean } }[];
  messages: { text: string; card?: object; document?: { file_id: string } }[];
  desk: { feeds: { id: string; url: string; ailment?: string }[]; prepared: Record<string, unknown>[] };
  events: Record<string, unknown>[];
};

let opened: Opened;
beforeEach(async () => {
  opened = await openAlone();
});
afterEach(() => opened.close());

const at = (path: string) => new URL(path, opened.page.url);
const state = async (): Promise<State> => (await fetch(at('/api/state'))).json() as Promise<State>;
const post = (path: string, body: object, headers: Record<string, string> = {}) =>
  fetch(at(path), { method: 'POST', headers, body: JSON.stringify(body) });
const personNamed = async (name: string) =>
  (await state()).people.find(({ first_name }) => first_name === name)?.id ?? 0;

describe('the page', () => {
  it('is served with its parts, and nothing else of the disk is', async () => {
    const root = await fetch(opened.page.url);
    expect(root.headers.get('content-type')).toContain('text/html');
    expect(await root.text()).toContain('/page/main.js');
    expect((await fetch(at('/page/main.js'))).headers.get('content-type')).toContain('javascript');
    for (const path of ['/page/../index.ts', '/page/%2e%2e/index.ts', '/page/', '/api/files/x'])
      expect((await fetch(at(path))).status).toBe(404);
  });

  it('shares its address with the Bot API and the newsroom', async () => {
    expect(await call(opened.telegram, 'getMe')).toMatchObject({ ok: true });
    const [feed] = (await state()).desk.feeds;
    expect(feed?.url.startsWith(opened.page.url)).toBe(true);
    expect(await (await fetch(feed?.url ?? '')).text()).toContain('Pasar Rau');
    const picture = await fetch(at('/foto/pasar'));
    expect(picture.headers.get('content-type')).toBe('image/svg+xml');
  });

  it('does nothing for a page of somebody else', async () => {
    const asked = { do: 'publish', id: 'banjir' };
    expect((await post('/api/desk', asked, { origin: 'https://jahat.example' })).status).toBe(403);
    expect((await state()).desk.prepared.some(({ published }) => published === true)).toBe(false);
    expect((await post('/api/desk', asked, { origin: new URL(opened.page.url).origin })).status).toBe(200);
  });

  it.each([
    ['act', { person: 1, do: 'send', args: ['halo'] }],
    ['act', { person: 0, do: 'constructor', args: [] }],
    ['desk', { do: 'publish', id: 'tidak-ada' }],
    ['desk', { do: 'second', id: 'stadion' }],
    ['desk', { do: 'write', feed: 'banten', title: ' ', text: '' }],
    ['desk', { do: 'toString' }],
    ['trouble', { do: 'standing', chat: 5, how: 'full' }],
    ['nothing', {}],
  ])('says why it cannot: %s %j', async (name, asked) => {
    const response = await post(`/api/${name}`, asked);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ error: expect.stringMatching(/\w/) });
  });
});

describe('people on the page', () => {
  it('write, and see the preview of a story that the bot links to', async () => {
    const budi = await personNamed('Budi');
    await post('/api/act', { person: budi, do: 'start', args: [] });
    await post('/api/desk', { do: 'publish', id: 'banjir' });
    const url = opened.newsroom.url + '/berita/4';
    const link_preview_options = { url, show_above_text: true };
    await call(opened.telegram, 'sendMessage', { chat_id: budi, text: 'Banjir', link_preview_options });
    expect((await state()).messages.find(({ text }) => text === 'Banjir')?.card).toMatchObject({
      url,
      site: 'Suara Nusantara',
      title: expect.stringContaining('Banjir'),
      image: expect.stringContaining('/foto/banjir'),
    });
  });

  it('send files, which the bot gets and everybody can load', async () => {
    const budi = await personNamed('Budi');
    const path = `/api/file?person=${budi}&name=sumber.opml&chat=${budi}`;
    await fetch(at(path), { method: 'POST', headers: { 'content-type': 'text/x-opml' }, body: '<opml/>' });
    const [message] = (await state()).messages;
    expect(message).toMatchObject({ document: { name: 'sumber.opml', type: 'text/x-opml', size: 7 } });
    const id = message?.document?.file_id ?? '';
    expect(await (await fetch(at(`/api/files/${id}`))).text()).toBe('<opml/>');
    const { file_path } = (await call(opened.telegram, 'getFile', { file_id: id })).result as unknown as {
      file_path: string;
    };
    const { url, token } = opened.telegram;
    expect(await (await fetch(`${url}/file/bot${token}/${file_path}`)).text()).toBe('<opml/>');
  });

  it('learn at once of what happens', async () => {
    const stopper = new AbortController();
    const { body } = await fetch(at('/api/events'), { signal: stopper.signal });
    opened.page.inside({ kind: 'look', feedId: 'f1', result: 'news' });
    const budi = await personNamed('Budi');
    await post('/api/act', { person: budi, do: 'start', args: [] });
    let heard = '';
    for await (const chunk of body ?? []) {
      heard += new TextDecoder().decode(chunk);
      if (heard.includes('"type":"surroundings"')) break;
    }
    stopper.abort();
    expect(heard).toMatch(
      /"type":"inside".*"feedId":"f1"[^]*"type":"message","change":"sent".*"text":"\/start"/,
    );
  });
});

describe('trouble on the page', () => {
  it('takes the right to post, and gives it back', async () => {
    const { places } = await state();
    const channel = places.find(({ type }) => type === 'channel')?.id ?? 0;
    const standing = async (how: string) => {
      await post('/api/trouble', { do: 'standing', chat: channel, how });
      return (await state()).places.find(({ id }) => id === channel)?.bot;
    };
    expect(await standing('full')).toMatchObject({ isIn: true, mayPost: true });
    expect(await standing('mute')).toMatchObject({ isIn: true, mayPost: false });
    expect(await standing('out')).toMatchObject({ isIn: false, mayPost: false });
  });

  it('breaks a feed and mends it', async () => {
    const { desk } = await state();
    const url = desk.feeds[0]?.url ?? '';
    await post('/api/desk', { do: 'ail', feed: 'banten', ailment: '500' });
    expect((await fetch(url)).status).toBe(500);
    await post('/api/desk', { do: 'ail', feed: 'banten', ailment: 'well' });
    expect((await fetch(url)).status).toBe(200);
  });

  it('makes Telegram answer with 429', async () => {
    const budi = await personNamed('Budi');
    await post('/api/act', { person: budi, do: 'start', args: [] });
    await post('/api/trouble', { do: 'weather', how: 'flood' });
    const send = () => call(opened.telegram, 'sendMessage', { chat_id: budi, text: 'a' });
    await send();
    expect(await send()).toMatchObject({ error_code: 429, parameters: { retry_after: 4 } });
    await post('/api/trouble', { do: 'weather', how: 'fine' });
    expect(await send()).toMatchObject({ ok: true });
  });

  it('lets time pass, a week at most', async () => {
    await post('/api/pass', { ms: 86_400_000 });
    await post('/api/pass', { ms: 1e12 });
    expect(opened.passed).toEqual([86_400_000, 604_800_000]);
  });
});
