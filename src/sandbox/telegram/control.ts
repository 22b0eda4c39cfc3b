import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Telegram } from './telegram.ts';
import type { Faults } from './faults.ts';
import type { Limits } from './limits.ts';
import { show } from './views.ts';
import type { ChatState, Stored, World } from './world.ts';

type Body = Limits &
  Faults & {
    id: number;
    first_name: string;
    username?: string;
    language_code?: string;
    action: 'start' | 'send' | 'sendPhoto' | 'press' | 'block' | 'unblock';
    text?: string;
    chatId?: number;
    replyTo?: number;
    messageId?: number;
    count?: number;
  };

/**
 * What a page in the browser, or another process, does with the sandbox: look at chats, act as a person, set limits and
 * faults, and hear of every change as server-sent events.
 */
export const createControl = (world: World, telegram: () => Telegram) => {
  const routes: Record<string, (body: Body) => unknown> = {
    'GET /sandbox/chats': () => [...world.chats.values()].map((chat) => world.tellChat(chat)),
    'POST /sandbox/people': (body) => ({ id: telegram().person(body).id }),
    'POST /sandbox/crowd': (body) => telegram().crowd(body.count ?? 0),
    'POST /sandbox/limits': (body) => telegram().limit(body as Limits),
    'POST /sandbox/faults': (body) => telegram().faults(body as Faults),
    'GET /sandbox/stats': () => telegram().stats(),
    'POST /sandbox/act': async (body) => {
      const person = telegram().people.get(body.id);
      if (person === undefined) throw new Error(`no person ${body.id}`);
      const where = {
        ...(body.chatId !== undefined && { chatId: body.chatId }),
        ...(body.replyTo !== undefined && { replyTo: body.replyTo }),
      };
      switch (body.action) {
        case 'start':
          return { messageId: person.start(body.text) };
        case 'send':
          return { messageId: person.send(body.text ?? '', where) };
        case 'sendPhoto':
          return { messageId: person.sendPhoto(body.text, where) };
        case 'press':
          return person.press(body.text ?? '', {
            ...where,
            ...(body.messageId !== undefined && { messageId: body.messageId }),
          });
        case 'block':
          return person.block();
        case 'unblock':
          return person.unblock();
      }
    },
  };

  const stream = (request: IncomingMessage, response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    const listener = (chat: ChatState, message: Stored, what: string) =>
      response.write(
        `event: ${what}\ndata: ${JSON.stringify({ chatId: chat.id, message: show(world, chat, message) })}\n\n`,
      );
    world.listeners.add(listener);
    request.on('close', () => world.listeners.delete(listener));
  };

  return async (request: IncomingMessage, response: ServerResponse, path: string): Promise<boolean> => {
    if (path === '/sandbox/events') {
      stream(request, response);
      return true;
    }
    const chatId = /^\/sandbox\/chats\/(-?\d+)$/.exec(path)?.[1];
    const route =
      chatId === undefined ? routes[`${request.method} ${path}`] : () => telegram().view(Number(chatId));
    if (route === undefined) return false;
    const answer = async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const text = Buffer.concat(chunks).toString();
      return route((text === '' ? {} : JSON.parse(text)) as Body);
    };
    const { status, body } = await answer().then(
      (value) => ({ status: 200, body: value ?? {} }),
      (error: unknown) => ({
        status: 400,
        body: { error: error instanceof Error ? error.message : String(error) },
      }),
    );
    response.writeHead(status, { 'content-type': 'application/json', 'access-control-allow-origin': '*' });
    response.end(JSON.stringify(body));
    return true;
  };
};
