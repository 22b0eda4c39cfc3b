import { chatOf, checkPost } from '../../access.ts';
import type { Content, Upload } from '../../types.ts';
import type { World } from '../../world.ts';
import { badRequest } from '../errors.ts';
import { textOf } from '../parameters.ts';
import { fileFor } from './photos.ts';
import { captioned, surroundings, take, type Method } from '../send.ts';

/** Bytes of an uploaded file (https://core.telegram.org/bots/api#senddocument). */
const uploadLimit = 50 * 1_024 * 1_024;

/** A file that was uploaded, as Telegram tells of it (https://core.telegram.org/bots/api#document). */
export const newDocument = (world: World, { name, type, size, data }: Upload): Content => {
  const file_id = fileFor(world, `upload:${world.nextId()}`);
  world.uploads.set(file_id, { name, type, data });
  return {
    document: {
      file_id,
      file_unique_id: `AQAD${file_id.slice(-6)}`,
      file_name: name,
      mime_type: type,
      file_size: size,
    },
  };
};

export const sendDocument: Method = (call) => {
  const { world, parameters, uploads } = call;
  const chat = chatOf(world, parameters['chat_id']);
  checkPost(world, chat, parameters, 'can_send_documents', 'documents');
  const given = textOf(parameters, 'document') ?? '';
  const upload = uploads?.get(given.startsWith('attach://') ? given.slice(9) : 'document');
  if (upload === undefined && given === '') throw badRequest('there is no document in the request');
  if (upload?.size === 0) throw badRequest('file must be non-empty');
  if (upload !== undefined && upload.size > uploadLimit) throw badRequest('file is too big');
  const content = upload ? newDocument(world, upload) : { document: documentAt(world, given) };
  return take(call, chat, { ...surroundings(world, chat, parameters), ...content, ...captioned(parameters) });
};

/** A file that Telegram has already, or gets from an address; the sandbox takes any id for one that it has. */
const documentAt = (world: World, given: string) => {
  const known = world.uploads.get(given);
  const file_id = known === undefined ? fileFor(world, given) : given;
  const file_name = known?.name ?? given.split('/').at(-1);
  return { file_id, file_unique_id: `AQAD${file_id.slice(-6)}`, file_name, mime_type: known?.type };
};
