import type { Telegram } from '../../src/sandbox/telegram/index.ts';

/** What the Bot API answers, loosely. */
export type Answer = {
  ok: boolean;
  result: Record<string, never> & { message_id: number };
  error_code?: number;
  description?: string;
  parameters?: { retry_after?: number; migrate_to_chat_id?: number };
};

/** Calls a method of the simulated Bot API as a bot does. */
export const call = async (telegram: Telegram, method: string, parameters: object = {}): Promise<Answer> => {
  const response = await fetch(`${telegram.url}/bot${telegram.token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(parameters),
  });
  return (await response.json()) as Answer;
};

/** Why a call is refused: "400 Bad Request: ..." ("ok" if it is not). */
export const refusal = async (
  telegram: Telegram,
  method: string,
  parameters: object = {},
): Promise<string> => {
  const { ok, error_code, description } = await call(telegram, method, parameters);
  return ok ? 'ok' : `${error_code} ${description}`;
};

/** The updates that wait for the bot, confirmed. */
export const updates = async (telegram: Telegram): Promise<Record<string, never>[]> => {
  const { result } = await call(telegram, 'getUpdates', {});
  const list = result as unknown as ({ update_id: number } & Record<string, never>)[];
  const last = list.at(-1);
  if (last !== undefined) await call(telegram, 'getUpdates', { offset: last.update_id + 1 });
  return list;
};
