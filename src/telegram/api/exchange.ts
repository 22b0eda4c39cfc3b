import type { Dispatcher } from 'undici';

/** An HTTP answer, read whole. */
export type Reply = { status: number; text: string };

/** Answers of the Bot API to a message are a few kilobytes; whatever is longer is none (bytes). */
const mostBytes = 1_048_576;
const headers = ['content-type', 'application/json'];

/**
 * Posts JSON and reads the answer, through undici's dispatch rather than its `request`: no stream is made for an answer of
 * one packet, which halves both the time and the garbage of a message (https://undici.nodejs.org/#/docs/api/Dispatcher).
 * Rejects where there is no answer.
 */
export const exchange = (dispatcher: Dispatcher, path: string, body: string): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let status = 0;
    let size = 0;
    dispatcher.dispatch(
      { method: 'POST', path, headers, body },
      {
        onRequestStart: () => {},
        onResponseStart: (_controller, code) => {
          status = code;
        },
        onResponseData: (controller, chunk) => {
          size += chunk.length;
          if (size > mostBytes) controller.abort(new Error('the answer is too long'));
          else chunks.push(chunk);
        },
        onResponseEnd: () => resolve({ status, text: Buffer.concat(chunks, size).toString() }),
        onResponseError: (_controller, error) => reject(error),
      },
    );
  });
