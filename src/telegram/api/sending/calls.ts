import type { Connections } from '../../../http/connections.ts';
import { maskSecrets } from '../../../runtime/log.ts';
import type { Outcome } from '../../../delivery/outcome.ts';
import { noAnswer, readOutcome, type Answer } from '../answer.ts';
import { exchange, type Reply } from '../exchange.ts';
import { readAnswer, readSent } from './read.ts';

/** Calls of the Bot API. They never reject: a request without an answer is treated like a server error of Telegram. */
export type Calls = {
  /** Calls a method, with its parameters. */
  call(method: string, parameters: object): Promise<Outcome>;
  /** The same, with parameters that are JSON already. */
  post(method: string, body: string): Promise<Outcome>;
  /** The same, with a form: all of the answer is read. */
  upload(method: string, form: { headers: Record<string, string>; body: Uint8Array }): Promise<Answer>;
  /** Calls a method, and gives what Telegram says to it. */
  ask(method: string, parameters: object): Promise<Answer>;
};

/** `root`: what stands before the name of a method; it holds the token. */
export const createCalls = (connections: Connections, root: string): Calls => {
  const answerOf = async (reply: Promise<Reply>, read = readSent): Promise<Answer> => {
    try {
      const { status, text } = await reply;
      return read(text, status);
    } catch (error) {
      const description = maskSecrets(error instanceof Error ? error.message : String(error));
      return { ok: false, error_code: noAnswer, description };
    }
  };
  const ask = (method: string, parameters: object): Promise<Answer> =>
    answerOf(exchange(connections, root + method, { body: JSON.stringify(parameters) }));
  return {
    ask,
    call: async (method, parameters) => readOutcome(await ask(method, parameters)),
    post: async (method, body) => readOutcome(await answerOf(exchange(connections, root + method, { body }))),
    upload: (method, form) => answerOf(exchange(connections, root + method, form), readAnswer),
  };
};
