import { parseDate } from '../text/date.ts';
import type { WebAnswer } from './connections.ts';

/** What the headers of an answer say of its body; `now`: milliseconds since the epoch. */
export const headersOf = ({ headers }: WebAnswer, now: number) => {
  const one = (name: string) => (Array.isArray(headers[name]) ? headers[name].join(', ') : headers[name]);
  const [contentType, etag, lastModified, links] = [
    one('content-type'),
    one('etag'),
    one('last-modified'),
    one('link'),
  ];
  const freshMs = freshness({
    control: one('cache-control'),
    expires: one('expires'),
    age: one('age'),
    date: one('date'),
    now,
  });
  return {
    ...(contentType !== undefined && { contentType }),
    ...(etag !== undefined && { etag }),
    ...(lastModified !== undefined && { lastModified }),
    ...(links !== undefined && { links }),
    ...(freshMs !== undefined && { freshMs }),
  };
};

/** RFC 9111, 4.2: less what a cache on the way has kept it for; `Expires` is by the server's own clock. */
const freshness = ({
  control = '',
  expires = '',
  age = '',
  date = '',
  now,
}: Record<'control' | 'expires' | 'age' | 'date', string | undefined> & { now: number }):
  number | undefined => {
  if (/no-cache|no-store/i.test(control)) return 0;
  const keptMs = /^\d{1,9}$/.test(age) ? Number(age) * 1_000 : 0;
  const maxAge = /(?:^|[\s,])max-age\s*=\s*"?(\d{1,9})/i.exec(control)?.[1];
  if (maxAge !== undefined) return Math.max(0, Number(maxAge) * 1_000 - keptMs);
  const until = parseDate(expires);
  return until && Math.max(0, until.getTime() - (parseDate(date)?.getTime() ?? now) - keptMs);
};
