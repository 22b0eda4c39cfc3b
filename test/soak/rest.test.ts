import { createServer, get, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createRest } from './rest.ts';

let server: Server;
let url = '';
/** Answers what the server has been asked so far. */
let answer = () => {};
beforeEach(async () => {
  server = createServer((_, response) => {
    answer = () => void response.end('x');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const restOf = (patienceMs = 5_000) => createRest({ patienceMs, pause });

it('a process that waits for nothing but time is at rest', async () => {
  expect(await restOf().atRest()).toBe(true);
});

it('there is no rest before an answer has come and what the answer sets going is done, too', async () => {
  const rest = restOf();
  const told: string[] = [];
  const first = once(server, 'request').then(answered);
  get(url, (response) => {
    response.resume().on('end', () => {
      told.push('first answer');
      void once(server, 'request').then(answered);
      get(`${url}/next`, (next) => void next.resume().on('end', () => told.push('second answer')));
    });
  });
  const resting = rest.atRest().then((isAtRest) => told.push(isAtRest ? 'rest' : 'none'));
  await Promise.all([first, resting]);
  expect(told).toEqual(['first answer', 'second answer', 'rest']);
});

it('a question for updates that Telegram holds open keeps nothing from rest', async () => {
  const rest = restOf();
  const held = get(`${url}/bot1:x/getUpdates`).on('error', () => {});
  await once(server, 'request');
  expect(await rest.atRest()).toBe(true);
  held.destroy();
});

it('messages that are sent or changed are counted, and nothing else', async () => {
  const rest = restOf();
  for (const method of ['sendMessage', 'getChat', 'editMessageText', 'sendChatAction'].map(
    (name) => `bot1:x/${name}`,
  )) {
    const asked = get(`${url}/${method}`).on('error', () => {});
    await once(server, 'request');
    asked.destroy();
  }
  expect(rest.sends()).toBe(2);
});

it('an answer that does not come within the patience is told of', async () => {
  const rest = restOf(50);
  const asked = get(url).on('error', () => {});
  expect(await rest.atRest()).toBe(false);
  asked.destroy();
});

it('a thread that was asked something is waited for', async () => {
  const rest = restOf();
  const code = `const { parentPort } = require('node:worker_threads'); parentPort.on('message', () => setTimeout(() => parentPort.postMessage(1), 30));`;
  const thread = new Worker(code, { eval: true });
  let isAnswered = false;
  thread.once('message', () => {
    isAnswered = true;
    thread.unref();
  });
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of Node's, no window
  thread.postMessage('question');
  expect(await rest.atRest()).toBe(true);
  expect(isAnswered).toBe(true);
  await thread.terminate();
});

const answered = async () => {
  await pause(20);
  answer();
};
