import { createHash, timingSafeEqual } from 'node:crypto';
import type { Route, WebAnswer } from '../server.ts';

const refused: WebAnswer = {
  status: 401,
  // Of two schemes in one header browsers make neither out; programs that know the other do not wait to be asked.
  headers: { 'www-authenticate': 'Basic realm="Kabar", charset="UTF-8"' },
  body: 'This page needs STATUS_TOKEN: as a Bearer token, or as the password of any user.\n',
};

/** Lets only those in who say the token: as a Bearer token (RFC 6750), or, in browsers, as the Basic password of any user (RFC 7617). */
export const guarded = (token: string, { path, methods }: Route): Route => {
  const expected = print(token);
  const isRight = (said: string | undefined) => said !== undefined && timingSafeEqual(print(said), expected);
  return {
    path,
    methods: Object.fromEntries(
      Object.entries(methods).map(([method, handler]) => [
        method,
        async (request, ...caught) =>
          isRight(saidIn(request.headers.authorization)) ? handler(request, ...caught) : refused,
      ]),
    ),
  };
};

const saidIn = (authorization = ''): string | undefined => {
  const [, scheme = '', value = ''] = /^(\w+) +(\S+)\s*$/.exec(authorization) ?? [];
  if (scheme.toLowerCase() === 'bearer') return value;
  if (scheme.toLowerCase() !== 'basic') return undefined;
  return /^[^:]*:(.*)$/s.exec(Buffer.from(value, 'base64').toString())?.[1];
};

/** Of the same length whatever the text: comparing tells nothing about it. */
const print = (text: string): Buffer => createHash('sha256').update(text).digest();
