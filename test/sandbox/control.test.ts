import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTelegram, type Telegram } from '../../src/sandbox/telegram/index.ts';
import { call } from './call.ts';
import { startEnv } from '../launch/environment.ts';

let telegram: Telegram;
beforeEach(async () => {
  telegram = await createTelegram();
});
afterEach(() => telegram.close());
const get = async (path: string) => (await fetch(`${telegram.url}/sandbox/${path}`)).json();
const post = async (path: string, body: object) =>
  (await fetch(`${telegram.url}/sandbox/${path}`, { method: 'POST', body: JSON.stringify(body) })).json();

describe('the sandbox over HTTP', () => {
  it('offers the same actions as the object', async () => {
    const { id } = (await post('people', { first_name: 'Budi' })) as { id: number };
    await post('act', { person: id, do: 'start' });
    await call(telegram, 'sendMessage', { chat_id: id, text: 'Halo' });
    expect(await get(`chats/${id}`)).toMatchObject([{ text: '/start' }, { text: 'Halo' }]);
    expect(await get(`wait?chat=${id}&text=^Hal`)).toMatchObject({ text: 'Halo' });
    expect(await get('chats')).toMatchObject([{ id, messages: 2, taken: 1 }]);
    const group = (await post('act', { do: 'group', args: [{ title: 'Warga' }] })) as { id: number };
    await post('act', { do: 'addBot', args: [group.id] });
    await post('limits', { overall: { perSecond: 1 } });
    for (let at = 0; at < 2; at++) await call(telegram, 'sendMessage', { chat_id: group.id, text: 'a' });
    expect(await get('stats')).toMatchObject({ refused429: 1 });
    expect(await post('act', { do: 'close' })).toMatchObject({ error: expect.stringContaining('close') });
    expect(await get('nothing')).toEqual({ error: 'not found' });
  });

  it('reports every change as it happens', async () => {
    const stopper = new AbortController();
    const { body } = await fetch(`${telegram.url}/sandbox/events`, { signal: stopper.signal });
    const [one] = telegram.people(1);
    await call(telegram, 'sendMessage', { chat_id: one, text: 'Halo' });
    let heard = '';
    for await (const chunk of body ?? []) {
      heard += new TextDecoder().decode(chunk);
      if (heard.includes('Halo')) break;
    }
    stopper.abort();
    expect(heard).toMatch(/event: sent\ndata: \{.*"text":"Halo"/);
  });
});

describe('the sandbox as a process', () => {
  it('prints its address and ends when its input closes', async () => {
    const main = join(import.meta.dirname, '../../src/sandbox/main.ts');
    const child = spawn(process.execPath, [main], { env: startEnv, stdio: ['pipe', 'pipe', 'inherit'] });
    try {
      const [line] = (await once(child.stdout, 'data')) as [Buffer];
      const { telegram: url, token, newsroom } = JSON.parse(line.toString()) as Record<string, string>;
      expect((await fetch(`${url}/bot${token}/getMe`)).status).toBe(200);
      expect((await fetch(`${newsroom}/nothing`)).status).toBe(404);
      const ended = once(child, 'exit');
      child.stdin.end();
      expect(await ended).toEqual([0, null]);
    } finally {
      child.kill('SIGKILL');
    }
  });
});
