import { copyMethods } from './copies.ts';
import { editMethods } from './edits.ts';
import { memberMethods } from './members.ts';
import { methods as declared } from './methods.generated.ts';
import { setMessageReaction } from './reactions.ts';
import { sendDocument } from './files/documents.ts';
import { answerSimply, createOtherMethods } from './others.ts';
import { createPhotoMethods, type BadPictures } from './files/photos.ts';
import { sendMessage, sendOther, type Method } from './send.ts';
import type { Chat } from '../types.ts';

/** Every method of the Bot API by its lower-cased name, save those about updates. */
export const createMethods = (parts: {
  bad: BadPictures;
  leave: (chat: Chat) => void;
  more: Record<string, Method>;
}): Map<string, Method> => {
  const special: Record<string, Method> = {
    sendMessage,
    sendDocument,
    setMessageReaction,
    ...createPhotoMethods(parts.bad),
    ...copyMethods,
    ...editMethods,
    ...memberMethods,
    ...createOtherMethods(parts.leave),
    ...parts.more,
  };
  return new Map(
    Object.keys(declared).map((name) => {
      const isSent = /^send[A-Z]/.test(name) && declared[name]?.['chat_id'] !== undefined;
      return [name.toLowerCase(), special[name] ?? (isSent ? sendOther(name) : answerSimply(name))];
    }),
  );
};
