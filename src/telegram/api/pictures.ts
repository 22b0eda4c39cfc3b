import type { Fetcher } from '../../http/client.ts';
import type { Clock } from '../../runtime/clock.ts';

/** Gets a picture that Telegram could not get itself, to be uploaded; undefined: no luck either. Never rejects. */
export type Pictures = (url: string) => Promise<Blob | undefined>;

/** How long a picture, or that there is none, is remembered (milliseconds): a story is sent within minutes. */
const keptMs = 10 * 60_000;
/** Pictures remembered, and what they may take together (bytes). */
const most = { pictures: 64, bytes: 20 * 1_048_576 };

/** A story goes without a picture that takes longer to come (milliseconds). */
const patienceMs = 5_000;

/** Gets a picture through the same guard as feeds. Rejects with a FeedError. */
export const fetchPicture =
  (fetcher: Fetcher, stopping: AbortSignal) =>
  async (url: string): Promise<Blob | undefined> => {
    const signal = AbortSignal.any([stopping, AbortSignal.timeout(patienceMs)]);
    const { body, contentType = '' } = await fetcher.fetch(url, {
      accept: 'image/*',
      onlyType: /^image\//i,
      signal,
    });
    return body === undefined ? undefined : new Blob([new Uint8Array(body)], { type: contentType });
  };

/** Fetches each picture once for all the chats that it goes to, also where that fails. */
export const createPictures = ({
  clock,
  fetch,
}: {
  clock: Clock;
  /** May reject; takes a few seconds at most, for whoever sends the picture waits for it. */
  fetch: (url: string) => Promise<Blob | undefined>;
}): Pictures => {
  /** The one asked for longest ago first. */
  const kept = new Map<string, { picture: Promise<Blob | undefined>; until: number; bytes: number }>();

  const shrink = () => {
    let bytes = [...kept.values()].reduce((sum, one) => sum + one.bytes, 0);
    for (const [url, one] of kept) {
      if (kept.size <= most.pictures && bytes <= most.bytes) return;
      kept.delete(url);
      bytes -= one.bytes;
    }
  };

  return (url) => {
    const known = kept.get(url);
    kept.delete(url);
    const isKept = known !== undefined && known.until > clock.now();
    const one = isKept
      ? known
      : { picture: fetch(url).catch(() => undefined), until: clock.now() + keptMs, bytes: 0 };
    kept.set(url, one);
    if (!isKept)
      void one.picture.then((picture) => {
        one.bytes = picture?.size ?? 0;
        shrink();
      });
    return one.picture;
  };
};
