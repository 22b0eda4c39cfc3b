import { isLongerThan, trimmed } from '../text/entities.ts';
import { badRequest } from './errors.ts';
import { parseHtml, type Formatted } from '../text/html.ts';
import { textOf } from './parameters.ts';
import type { Entity, Parameters } from '../types.ts';

/** Code points after entities are parsed (https://core.telegram.org/bots/api#sendmessage, #sendphoto). */
const limits = { text: 4_096, caption: 1_024 };
/** Bytes of a text before it is parsed. */
const rawLimit = 32_768;

/** The text or caption that a request gives, with its entities; refuses what is too long or cannot be parsed. */
export const formattedOf = (
  parameters: Parameters,
  what: 'text' | 'caption',
  entitiesKey = what === 'text' ? 'entities' : 'caption_entities',
): Formatted => {
  const raw = textOf(parameters, what) ?? '';
  if (raw.length > rawLimit / 4 && Buffer.byteLength(raw) > rawLimit) throw badRequest(`${what} is too long`);
  const formatted = trimmed(read(raw, textOf(parameters, 'parse_mode'), parameters[entitiesKey]));
  if (isLongerThan(formatted.text, limits[what]))
    throw badRequest(what === 'text' ? 'message is too long' : 'message caption is too long');
  return formatted;
};

const read = (raw: string, mode: string | undefined, given: unknown): Formatted => {
  if (mode === undefined || mode === '') return { text: raw, entities: entitiesIn(raw, given) };
  if (mode.toLowerCase() === 'html') return parseHtml(raw);
  if (/^markdown(v2)?$/i.test(mode)) throw badRequest("can't parse entities: the sandbox reads HTML only");
  throw badRequest('unsupported parse_mode');
};

const entitiesIn = (text: string, given: unknown): Entity[] => {
  if (given === undefined) return [];
  if (!Array.isArray(given)) throw badRequest("can't parse entities: expected an Array");
  return given.flatMap((one: Partial<Entity> | null) => {
    if (typeof one?.type !== 'string')
      throw badRequest('can\'t parse MessageEntity: field "type" must be a String');
    const { offset, length } = one;
    if (!Number.isInteger(offset) || !Number.isInteger(length))
      throw badRequest('can\'t parse MessageEntity: field "offset" must be a Number');
    const entity: Entity = { ...one, type: one.type, offset: offset ?? 0, length: length ?? 0 };
    const isInside = entity.offset >= 0 && entity.length > 0 && entity.offset + entity.length <= text.length;
    return isInside ? [entity] : [];
  });
};
