import type { Outcome } from '../../delivery/outcome.ts';

/** What the Bot API answers (https://core.telegram.org/bots/api#making-requests, #responseparameters). */
export type Answer =
  | { ok: true; result: unknown }
  | {
      ok: false;
      error_code: number;
      description: string;
      /** It is no answer of the Bot API: the connection failed, or a proxy in between answered. */
      isUnreached?: true;
      parameters?: { retry_after?: number; migrate_to_chat_id?: number };
    };

/** The error code of a request that got no answer. */
export const noAnswer = 0;

type Failed = Extract<Answer, { ok: false }>;

/** Telegram's words for each outcome, lower-cased, the first that fits decides. They are not documented: seen in answers and in tdlib. */
const wordings: [Exclude<Outcome['kind'], 'sent' | 'flood' | 'migrated'>, RegExp][] = [
  ['unchanged', /message is not modified|message to (edit|delete) not found|message_id_invalid/],
  [
    'unchangeable',
    /message can't be (edited|deleted)|message_delete_forbidden|message_edit_time_expired|message_author_required/,
  ],
  [
    'gone',
    /bot was blocked|user is deactivated|bot was kicked|bot is not a member|group chat was deleted|group chat was deactivated|can't initiate conversation|peer_id_invalid|input_user_deactivated/,
  ],
  [
    'uncopyable',
    /message to (copy|forward) not found|message can't be (copied|forwarded)|wrong message to copy/,
  ],
  ['topic-closed', /message thread not found|topic_closed|topic_deleted|topic_id_invalid/],
  [
    'no-rights',
    /chat not found|administrator rights|not enough rights|have no rights to send|need to be admin|chat_admin_required|chat_restricted|chat_write_forbidden|chat_send_\w+_forbidden|channel_private/,
  ],
  [
    'bad-picture',
    /wrong file identifier|failed to get http url content|invalid file http url|wrong type of the web page content|webpage_curl_failed|webpage_media_empty|photo_invalid|image_process_failed|photo_ext_invalid|photo_save_file_invalid|file is too big|wrong remote file/,
  ],
  [
    'too-long',
    /message is too long|caption is too long|text is too long|media_caption_too_long|message_too_long/,
  ],
  [
    'bad-markup',
    /can't parse entities|text is empty|button_\w+_invalid|button url|wrong http url|can't parse inline keyboard|can't parse reply keyboard|entity_\w+|wrong parameter|can't parse/,
  ],
];

/**
 * Reads what became of a request from Telegram's answer: the one place that knows its error texts. A 5xx is
 * `retry`, to be tried again with back-off: it may have been sent. So is a 4xx that nobody knows, which was not sent.
 */
export const readOutcome = (answer: Answer): Outcome => {
  if (answer.ok) {
    const [messageId = 0, ...more] = messageIdsOf(answer.result);
    return { kind: 'sent', messageId, ...(more.length > 0 && { more }) };
  }
  const { error_code: code, description, parameters } = answer;
  const why = `${code} ${description}`;
  if (code === 429) return { kind: 'flood', retryAfterMs: retryAfterOf(answer) * 1_000 };
  if (parameters?.migrate_to_chat_id !== undefined)
    return { kind: 'migrated', chatId: parameters.migrate_to_chat_id };
  if (code === noAnswer) return { kind: 'retry', why: description, isUnreached: true, isLost: true };
  if (code >= 500) return { kind: 'retry', why, ...(answer.isUnreached && { isUnreached: true }) };
  const said = description.toLowerCase();
  const found = wordings.find(([, wording]) => wording.test(said));
  if (found === undefined)
    return code === 403 ? { kind: 'gone', why } : { kind: 'retry', why, isRefusal: true };
  if (found[0] !== 'unchanged') return { kind: found[0], why };
  return { kind: 'unchanged', ...(!/not modified/.test(said) && { isMissing: true }) };
};

/** Why Kabar may not write in a chat that it is in; undefined: the request was refused for another reason. */
export const barredBy = ({
  error_code,
  description,
}: {
  error_code: number;
  description: string;
}): 'noRight' | 'closedTopic' | 'deletedTopic' | undefined => {
  const { kind } = readOutcome({ ok: false, error_code, description });
  if (kind === 'no-rights') return 'noRight';
  if (kind !== 'topic-closed') return undefined;
  return isDeletedTopic(description) ? 'deletedTopic' : 'closedTopic';
};

const isDeletedTopic = (description: string): boolean =>
  /thread not found|topic_(?:deleted|id_invalid)/i.test(description);

/** Whether the message to be edited is a photo where a text was meant, or a text where a photo was. */
export const isOtherForm = (answer: Answer): boolean =>
  !answer.ok && /there is no (text|caption) in the message to edit/i.test(answer.description);

/** Seconds; a 429 that does not say how long is taken for the shortest that Telegram gives. */
const retryAfterOf = ({ parameters, description }: Failed): number => {
  const told = parameters?.retry_after ?? Number(/retry after (\d+)/i.exec(description)?.[1]);
  return Number.isFinite(told) && told > 0 ? told : 1;
};

/** Of one message, or of each that was copied (https://core.telegram.org/bots/api#copymessages). */
const messageIdsOf = (result: unknown): number[] =>
  [result]
    .flat()
    .map((one) =>
      typeof one === 'object' && one !== null && 'message_id' in one ? Number(one.message_id) : 0,
    );

/** Whether it is the person who cannot be written to: they have blocked the bot, or never written to it. */
export const isClosed = ({
  error_code: code,
  description,
}: {
  error_code: number;
  description: string;
}): boolean => code === 403 || /chat not found|peer_id_invalid/i.test(description);
