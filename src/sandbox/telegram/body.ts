import type { IncomingMessage } from 'node:http';
import { badRequest } from './errors.ts';
import { methods } from './methods.generated.ts';
import type { Parameters } from './messages.ts';

/** What a request carries, however it is packed: query, JSON, form or multipart (https://core.telegram.org/bots/api#making-requests). */
export const readParameters = async (
  request: IncomingMessage,
  method: string,
  query: URLSearchParams | undefined,
): Promise<Parameters> => {
  const given: Parameters = query === undefined ? {} : typed(method, query);
  if (request.method !== 'POST') return given;
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  if (chunks.length === 0) return given;
  const body = chunks.length === 1 ? (chunks[0] ?? Buffer.alloc(0)) : Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('application/json')) {
    try {
      const parsed = JSON.parse(body.toString()) as Parameters;
      return query === undefined ? parsed : { ...given, ...parsed };
    } catch {
      throw badRequest("can't parse JSON object");
    }
  }
  if (type.startsWith('multipart/form-data')) {
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
    const files = new Map([...form].filter((pair): pair is [string, File] => typeof pair[1] !== 'string'));
    const fields = typed(
      method,
      [...form].filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
    );
    // A field may name a file that stands beside it; the file then takes its place.
    for (const [name, value] of Object.entries(fields))
      if (typeof value === 'string' && value.startsWith('attach://'))
        fields[name] = files.get(value.slice(9));
    return { ...given, ...Object.fromEntries(files), ...fields };
  }
  return { ...given, ...typed(method, new URLSearchParams(body.toString())) };
};

/** Text to what the method's parameters are. */
const typed = (method: string, fields: Iterable<[string, string]>): Parameters => {
  const kinds = methods[method] ?? {};
  const result: Parameters = {};
  for (const [name, value] of fields) {
    const kind = kinds[name]?.replace('!', '');
    if (kind === 'number') result[name] = Number(value);
    else if (kind === 'boolean') result[name] = value === 'true' || value === 'True' || value === '1';
    else if (kind === 'object') {
      try {
        result[name] = JSON.parse(value);
      } catch {
        throw badRequest(`can't parse ${name} JSON object`);
      }
    } else result[name] = value;
  }
  return result;
};

/** Refuses a call that lacks what the method needs, in Telegram's words where they are known. */
export const checkRequired = (method: string, parameters: Parameters): void => {
  for (const [name, kind] of Object.entries(methods[method] ?? {})) {
    const value = parameters[name];
    if (!kind.endsWith('!') || (value !== undefined && value !== null)) continue;
    if (name === 'text') throw badRequest('message text is empty');
    if (name === 'chat_id') throw badRequest('chat_id is empty');
    throw badRequest(`parameter "${name}" is required`);
  }
};
