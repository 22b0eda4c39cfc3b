import { FeedError } from '../http/failure.ts';
import { decodeBody } from '../text/charset.ts';
import type { PageReader, Reader, WorkerAnswer } from '../worker/reader.ts';
import * as thread from '../worker/thread.ts';
import type { Source } from './source.ts';

/** Says where a page leads: its feeds in the order in which they are offered or tried, and the page where the search goes on. */
export type LeadReader = {
  /** `links`: the `Link` headers that came with the page. Rejects with a FeedError. */
  leads(
    body: Uint8Array,
    about: Omit<Source, 'body'>,
  ): Promise<{ offers: { title: string; url: string }[]; next?: string }>;
};

/** The readers of feeds and pages. */
export type Reading = Reader & Pick<PageReader, 'article'> & LeadReader;

/** Bodies up to this size (bytes), with so many tags at most, are read at once: it takes a hundredth of a second then, and a thread takes a third of one to start. */
const small = { bytes: 300_000, tags: 10_000 };

/** Longer than the bot has for one document (milliseconds): nobody else waits here, and a busy machine must not look like a bad feed. */
const limits = { timeLimitMs: 10_000, pageLimitMs: 10_000 };

/**
 * Reads as Kabar's reader does: what it does on its thread is done here at once where that is quick, and on its thread,
 * within limits of time and memory, where a body could take long.
 */
export const createReading = (): Reading => {
  let started: Promise<Reader & PageReader & LeadReader> | undefined;
  const onThread = () =>
    (started ??= import('../worker/reader.ts').then(({ createReader }) => createReader(limits)));
  return {
    read: async (body, about) =>
      isSmall(body) ? valueOf(await thread.feed({ body, ...about })) : (await onThread()).read(body, about),
    article: async (body, about) =>
      isSmall(body)
        ? valueOf(await thread.article({ body, ...about }))
        : (await onThread()).article(body, about),
    leads: async (body, about) =>
      isSmall(body) ? valueOf(await thread.leads({ body, ...about })) : (await onThread()).leads(body, about),
    close: async () => (await started)?.close(),
  };
};

const valueOf = <T>(answer: WorkerAnswer<T>): T => {
  if (answer.ok) return answer.value;
  throw new FeedError(answer.reason, answer.message);
};

const isSmall = (body: Uint8Array): boolean => {
  if (body.length > small.bytes) return false;
  let tags = 0;
  for (let at = body.indexOf(less); at >= 0; at = body.indexOf(less, at + 1))
    if (++tags > small.tags) return false;
  return true;
};

const less = '<'.charCodeAt(0);

/** How far into a document it is looked whether it is a page (bytes). */
const topBytes = 65_536;

/** Of a text's characters so many in a hundred may be control characters: a picture or an archive has more. */
const mostControls = 1;

/** Whether a body is markup for people: not one of a feed's kind, no JSON, no picture. */
export const isPage = ({ body, contentType }: { body: Uint8Array; contentType?: string }): boolean => {
  const top = decodeBody(body.subarray(0, topBytes), contentType);
  const root = /<([a-z][\w:-]{0,40})/i.exec(top)?.[1]?.toLowerCase();
  // oxlint-disable-next-line no-control-regex
  const controls = top.match(/[\u0001-\u0008\u000e-\u001f]/g)?.length ?? 0;
  const isText = controls * 100 <= top.length * mostControls && !/^\s*[{[]/.test(top);
  return isText && root !== undefined && !notForPeople.test(root);
};
const notForPeople = /^(?:rss|feed|rdf:rdf|channel|urlset|sitemapindex|opml|svg)$/;
