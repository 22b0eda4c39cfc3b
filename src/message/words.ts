import type { Message } from './message.ts';

/** A message of words alone. `html`: Telegram HTML. */
export const words = (html: string, buttons?: Message['buttons']): Message => ({
  html,
  plain: html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&'),
  ...(buttons !== undefined && buttons.length > 0 && { buttons }),
});
