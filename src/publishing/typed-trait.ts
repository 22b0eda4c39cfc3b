import { topicOf } from '../audience/topics/topic.ts';
import type { AudienceStore } from '../audience/ports.ts';
import type { Trait } from '../audience/subscribers/meant.ts';
import { zoneMeant } from '../audience/zones.ts';
import { feedId, normaliseAddress } from '../feed/address.ts';
import type { Catalogue } from '../feed/catalogue/catalogue.ts';

/**
 * Finds what an operator means by a typed zone, source, feed address or topic: of these, one that is followed by somebody;
 * undefined: there is none.
 */
export const readTrait = async (
  said: string,
  { catalogue, audiences }: { catalogue: Pick<Catalogue, 'named'>; audiences: Pick<AudienceStore, 'size'> },
): Promise<Trait | undefined> => {
  const timeZone = zoneMeant(said);
  if (timeZone !== undefined) return { kind: 'zone', timeZone };
  const address = /[./]/.test(said) ? normaliseAddress(said) : undefined;
  const source = catalogue.named(said);
  const topic = topicOf(said.replace(/^(?:topik|topic)\s+/i, ''));
  const candidates = [
    ...(address === undefined ? [] : [{ sourceId: feedId(address), title: address }]),
    ...(source?.feeds.map(({ url, title }) => ({ sourceId: feedId(url), title })) ?? []),
    ...(topic === undefined ? [] : [{ sourceId: topic.id, title: topic.words }]),
  ];
  for (const one of candidates) {
    const { followers } = await audiences.size(one.sourceId);
    if (followers > 0) return { kind: 'source', ...one };
  }
  return undefined;
};
