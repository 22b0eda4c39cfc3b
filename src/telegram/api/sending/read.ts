import type { Answer } from '../answer.ts';

/** Nearly every answer is a sent message, and the fields that are needed stand at its beginning. */
export const readSent = (text: string, status: number): Answer => {
  const sent = status === 200 ? /^\{"ok":true,"result":\{"message_id":(\d+)[,}]/.exec(text)?.[1] : undefined;
  return sent === undefined ? readAnswer(text, status) : { ok: true, result: { message_id: Number(sent) } };
};

/** A proxy in trouble answers in HTML: then the status alone counts. */
export const readAnswer = (text: string, status: number): Answer => {
  try {
    const answer: unknown = JSON.parse(text);
    if (isAnswer(answer)) return answer;
  } catch {
    // told below
  }
  return {
    ok: false,
    error_code: status === 429 ? 429 : Math.max(500, status),
    isUnreached: true,
    description: `no Bot API answer (${status})`,
  };
};

const isAnswer = (value: unknown): value is Answer =>
  typeof value === 'object' &&
  value !== null &&
  'ok' in value &&
  (value.ok === true ||
    ('error_code' in value && 'description' in value && typeof value.description === 'string'));
