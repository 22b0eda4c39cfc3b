import { badRequest } from './errors.ts';
import { methods } from './methods.generated.ts';
import type { Parameters, Upload } from '../types.ts';

/** What a parameter is in a request's words, and whether it must be there. */
type Kind = { kind: string; isRequired: boolean };

/** Each method's parameters by its lower-cased name: names of methods are case-insensitive. */
const known = new Map<string, { name: string; kinds: Map<string, Kind>; required: string[] }>(
  Object.entries(methods).map(([name, parameters]) => {
    const kinds = new Map(
      Object.entries(parameters).map(([key, kind]) => [
        key,
        { kind: kind.replace('!', ''), isRequired: kind.endsWith('!') },
      ]),
    );
    const required = [...kinds].filter(([, { isRequired }]) => isRequired).map(([key]) => key);
    return [name.toLowerCase(), { name, kinds, required }];
  }),
);

/** The method's name as the Bot API spells it; undefined: there is none. */
export const methodNamed = (name: string): string | undefined => known.get(name.toLowerCase())?.name;

/** Telegram's words where it has its own for a parameter that is missing. */
const missing: Record<string, string> = {
  chat_id: 'chat_id is empty',
  from_chat_id: 'chat_id is empty',
  text: 'message text is empty',
  photo: 'there is no photo in the request',
  message_id: 'message identifier is not specified',
  message_ids: 'message identifiers are not specified',
  user_id: 'invalid user_id specified',
  rich_message: 'message text is empty',
};

/** Brings what came as text (forms, queries) into the shape that the method takes; refuses what is missing. */
export const readParameters = (
  method: string,
  given: Parameters,
  uploads?: Map<string, Upload>,
): Parameters => {
  const about = known.get(method.toLowerCase());
  if (about === undefined) return given;
  for (const key in given) {
    const value = given[key];
    if (typeof value === 'string') {
      const kind = about.kinds.get(key)?.kind;
      if (kind !== undefined && kind !== 'string') given[key] = fromText(key, value, kind);
    } else if (value === null) given[key] = undefined;
  }
  for (const key of about.required) {
    if (given[key] !== undefined && (given[key] !== '' || key === 'url')) continue;
    if (uploads?.has(key)) continue;
    throw badRequest(missing[key] ?? `parameter "${key}" is required`);
  }
  return given;
};

const fromText = (key: string, value: string, kind: string): unknown => {
  if (kind === 'number') return /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
  if (kind === 'boolean') return /^(true|yes|1)$/i.test(value);
  if (kind === 'id') return /^-?\d+$/.test(value) ? Number(value) : value;
  if (kind !== 'object') return value;
  if (value === '') return undefined;
  try {
    return JSON.parse(value);
  } catch {
    throw badRequest(`can't parse ${key} JSON object`);
  }
};

export const textOf = (parameters: Parameters, key: string): string | undefined => {
  const value = parameters[key];
  return value === undefined ? undefined : typeof value === 'string' ? value : String(value);
};

export const numberOf = (parameters: Parameters, key: string): number | undefined => {
  const value = Number(parameters[key] ?? Number.NaN);
  return Number.isFinite(value) ? value : undefined;
};

export const isOn = (parameters: Parameters, key: string): boolean => parameters[key] === true;

export const objectOf = (parameters: Parameters, key: string): Parameters | undefined => {
  const value = parameters[key];
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Parameters)
    : undefined;
};

export const listOf = (parameters: Parameters, key: string): unknown[] => {
  const value: unknown = parameters[key];
  return Array.isArray(value) ? value : [];
};
