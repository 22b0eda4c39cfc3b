import { chatOf, checkPost } from '../../access.ts';
import { badRequest } from '../errors.ts';
import { listOf } from '../parameters.ts';
import { captioned, surroundings, take, type Call, type Method } from '../send.ts';
import type { Content, Message, Parameters, PhotoSize } from '../../types.ts';
import type { Stored } from '../../uploads.ts';
import type { World } from '../../world.ts';

/** Addresses of pictures that Telegram shall not be able to have, with what it says of each. */
export type BadPictures = { pattern: string | RegExp; description: string }[];

/** Albums are answered with the raw code of what went wrong. */
const albumCodes: Record<string, string> = {
  'failed to get HTTP URL content': 'WEBPAGE_CURL_FAILED',
  'wrong type of the web page content': 'WEBPAGE_MEDIA_EMPTY',
};
/** Bytes of an uploaded picture. */
const uploadLimit = 10 * 1_024 * 1_024;

/** Methods with pictures. `bad` is looked at for every address. */
export const createPhotoMethods = (bad: BadPictures): Record<string, Method> => {
  const pictureOf = (call: Call, given: unknown, key: string, isAlbum = false): [PhotoSize[], string?] => {
    const { world, uploads } = call;
    const name = typeof given === 'string' && given.startsWith('attach://') ? given.slice(9) : key;
    const upload = uploads?.get(name);
    if (upload !== undefined) {
      if (upload.size === 0) throw badRequest('file must be non-empty');
      if (upload.size > uploadLimit) throw badRequest('file is too big');
      const id = fileFor(world, `upload:${world.nextId()}`);
      world.uploads.set(id, upload);
      return [sizesOf(id)];
    }
    if (typeof given !== 'string' || given === '') throw badRequest('there is no photo in the request');
    if (/^https?:\/\//i.test(given)) {
      const found = bad.find(({ pattern }) =>
        typeof pattern === 'string' ? given.includes(pattern) : pattern.test(given),
      );
      if (found !== undefined)
        throw badRequest((isAlbum && albumCodes[found.description]) || found.description);
      return [sizesOf(fileFor(world, given)), given];
    }
    const url = world.files.get(given);
    if (url === undefined) throw badRequest('wrong file identifier/HTTP URL specified');
    return url.startsWith('upload:') ? [sizesOf(given)] : [sizesOf(given), url];
  };

  return {
    sendPhoto: (call) => {
      const { world, parameters } = call;
      const chat = chatOf(world, parameters['chat_id']);
      checkPost(world, chat, parameters, 'can_send_photos', 'photos');
      const [photo, url] = pictureOf(call, parameters['photo'], 'photo');
      const content = { ...surroundings(world, chat, parameters), photo, ...captioned(parameters) };
      return take(call, chat, content, url);
    },
    sendMediaGroup: (call) => {
      const { world, parameters } = call;
      const chat = chatOf(world, parameters['chat_id']);
      checkPost(world, chat, parameters, 'can_send_photos', 'photos');
      const media = listOf(parameters, 'media').map((one): Parameters => ({ ...(one as object) }));
      if (media.length < 2 || media.length > 10)
        throw badRequest(
          media.length === 0 ? 'parameter "media" is required' : 'wrong number of media specified',
        );
      // All parts are checked before any is taken: an album comes whole or not at all.
      const album = String(world.nextId());
      const parts = media.map((one): [Content, string | undefined] => {
        const [photo, url] = pictureOf(call, one['media'], '', true);
        const content = {
          ...surroundings(world, chat, parameters),
          media_group_id: album,
          ...captioned(one),
        };
        const kind = String(one['type'] ?? 'photo');
        const kinds: Content = kind === 'photo' ? { photo } : { [kind]: { file_id: photo[0]?.file_id } };
        return [{ ...content, ...kinds }, url];
      });
      return parts.map(([content, url]): Message => take(call, chat, content, url));
    },
  };
};

/** The file id of what an address or an upload holds: the same address, the same file. */
export const fileFor = (world: World, source: string): string => {
  const known = world.files.get(source);
  if (known !== undefined) return known;
  const id = `AgACAgIAAxkDAAI${world.nextId().toString(36)}`;
  world.files.set(source, id).set(id, source);
  return id;
};

/** A picture that a person sent, by its address or as a file, as Telegram tells of it. */
export const newPhoto = (world: World, url?: string, file?: Stored): PhotoSize[] => {
  const id = fileFor(world, url ?? `upload:${world.nextId()}`);
  if (file !== undefined) world.uploads.set(id, file);
  return sizesOf(id);
};

const sizesOf = (id: string): PhotoSize[] => [
  { file_id: `${id}`, file_unique_id: `AQAD${id.slice(-6)}`, width: 1_280, height: 720 },
];
