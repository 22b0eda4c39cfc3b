import { createBoundedMap } from '../../../runtime/bounded-map.ts';
import type { Message } from '../../../message/message.ts';
import type { Outcome } from '../../../delivery/outcome.ts';
import { readOutcome, type Answer } from '../answer.ts';
import { formOf } from '../form.ts';
import type { Pictures } from '../pictures.ts';
import { renderPhoto } from '../render.ts';
import type { Calls } from './calls.ts';

/** Uploaded pictures whose names are remembered. */
const mostFileIds = 256;

/** Sends a message with a picture. `about`: where to, and how. */
export type SendPhoto = (about: object, message: Message, photoUrl: string) => Promise<Outcome>;

/** `picture`: pictures that Telegram cannot get itself are uploaded. */
export const createSendPhoto = (calls: Pick<Calls, 'call' | 'upload'>, picture?: Pictures): SendPhoto => {
  /** What Telegram calls the pictures that were uploaded: one upload is enough for all chats. */
  const fileIds = createBoundedMap<string, string>(mostFileIds);
  const noteFile = (photoUrl: string, answer: Answer) => {
    const fileId = fileIdIn(answer);
    if (fileId !== undefined) fileIds.set(photoUrl, fileId);
  };

  return async (about, message, photoUrl) => {
    const parameters = { ...about, ...renderPhoto(message, photoUrl) };
    const fileId = fileIds.get(photoUrl);
    const outcome = await calls.call('sendPhoto', { ...parameters, photo: fileId ?? photoUrl });
    if (outcome.kind !== 'bad-picture') return outcome;
    if (fileIds.get(photoUrl) === fileId) fileIds.delete(photoUrl);
    const blob = await picture?.(photoUrl);
    // Another chat's upload may be through by now.
    const known = fileIds.get(photoUrl);
    if (known !== undefined) return calls.call('sendPhoto', { ...parameters, photo: known });
    if (blob === undefined) return outcome;
    const form = await formOf({ ...parameters, photo: 'attach://picture' }, { picture: blob });
    const answer = await calls.upload('sendPhoto', form);
    noteFile(photoUrl, answer);
    return readOutcome(answer);
  };
};

/** Telegram's name for the picture of a message, the largest of its sizes (https://core.telegram.org/bots/api#photosize). */
const fileIdIn = (answer: Answer): string | undefined => {
  const { result } = answer.ok ? answer : {};
  if (typeof result !== 'object' || result === null || !('photo' in result)) return undefined;
  const largest: unknown = Array.isArray(result.photo) ? result.photo.at(-1) : undefined;
  if (typeof largest !== 'object' || largest === null || !('file_id' in largest)) return undefined;
  return typeof largest.file_id === 'string' ? largest.file_id : undefined;
};
