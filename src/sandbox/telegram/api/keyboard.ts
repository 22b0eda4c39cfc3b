import { badRequest } from './errors.ts';
import { objectOf } from './parameters.ts';
import type { Button, Markup, Parameters } from '../types.ts';

/** Fields of an inline button of which it must have one (https://core.telegram.org/bots/api#inlinekeyboardbutton). */
const actions = [
  'url',
  'callback_data',
  'copy_text',
  'web_app',
  'login_url',
  'switch_inline_query',
  'switch_inline_query_current_chat',
  'switch_inline_query_chosen_chat',
  'callback_game',
  'pay',
  'disabled',
];

/** The keyboard that a request gives, checked as Telegram does; undefined: none. */
export const markupOf = (parameters: Parameters): Markup | undefined => {
  const markup = objectOf(parameters, 'reply_markup');
  if (markup === undefined) return undefined;
  const inline: unknown = markup['inline_keyboard'];
  if (inline === undefined) return markup;
  if (!Array.isArray(inline))
    throw badRequest('object expected as reply markup: field "inline_keyboard" must be of type Array');
  for (const row of inline) {
    if (!Array.isArray(row)) throw badRequest("can't parse inline keyboard: row must be of type Array");
    for (const button of row) check(button);
  }
  return markup;
};

const check = (button: Button): void => {
  if (typeof button !== 'object' || typeof button.text !== 'string')
    throw badRequest('can\'t parse inline keyboard button: Field "text" must be of type String');
  if (button.text === '') throw badRequest("can't parse inline keyboard button: Text is empty");
  if (!actions.some((action) => button[action] !== undefined))
    throw badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
  const { callback_data: data, url, copy_text: copy } = button;
  if (data !== undefined && (data === '' || Buffer.byteLength(data) > 64))
    throw badRequest('BUTTON_DATA_INVALID');
  if (url !== undefined) checkUrl(url);
  if (copy !== undefined && (copy.text === '' || [...copy.text].length > 256))
    throw badRequest('BUTTON_COPY_TEXT_INVALID');
};

const checkUrl = (url: string): void => {
  const fail = (why: string) => badRequest(`inline keyboard button URL '${url}' is invalid: ${why}`);
  if (url === '') throw badRequest('BUTTON_URL_INVALID');
  const full = /^[a-z][a-z\d+.-]*:/i.test(url) ? url : `http://${url}`;
  if (!/^(https?|tg|ton):\/\//i.test(full)) throw fail('Unsupported URL protocol');
  if (!URL.canParse(full)) throw fail('Wrong HTTP URL');
  const { protocol, hostname } = new URL(full);
  if (!protocol.startsWith('http')) return;
  if (hostname === 'localhost' || (!hostname.includes('.') && !hostname.includes(':')))
    throw fail('Wrong HTTP URL');
};
