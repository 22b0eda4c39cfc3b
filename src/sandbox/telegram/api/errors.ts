type ResponseParameters = { retry_after?: number; migrate_to_chat_id?: number };

/** An answer that Telegram refuses with, in its own words (https://core.telegram.org/bots/api#making-requests). */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: number;
  readonly parameters: ResponseParameters | undefined;

  constructor(code: number, description: string, parameters?: ResponseParameters) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}

/** What cannot be done as asked: 400. */
export const badRequest = (what: string, parameters?: ResponseParameters): Refusal =>
  new Refusal(400, `Bad Request: ${what}`, parameters);

/** What the bot may not do in that chat: 403. */
export const forbidden = (what: string): Refusal => new Refusal(403, `Forbidden: ${what}`);

/** What came too fast: 429, with the whole seconds to wait. */
export const tooMany = (seconds: number): Refusal =>
  new Refusal(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });

/** Two that want the same updates: 409. */
export const conflict = (what: string): Refusal => new Refusal(409, `Conflict: ${what}`);
