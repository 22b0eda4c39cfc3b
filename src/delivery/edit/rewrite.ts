import type { Chat } from '../../audience/chat.ts';
import type { Message } from '../../message/message.ts';
import type { Story } from '../../story/story.ts';
import { storyIn, type Content, type Contents, type Tellable } from '../contents.ts';
import type { InDigest, Receipt } from '../campaign.ts';
import { outletsOf } from '../inbox/digest.ts';
import type { Siblings } from '../receipts/siblings.ts';
import { asWorded, isReviewed, type Reviews } from '../reviews.ts';

import type { Compose } from '../send/compose.ts';

type Sent = Extract<Receipt, { kind: 'sent' }>;

/**
 * What a message says now: the story alone, or with the others it stands among (`others`: their campaigns); undefined:
 * nothing any more. `isWhole`: all of them fit.
 */
export const rewritten = async (
  story: Story,
  { others: ids = [], digest }: Pick<Sent, 'others' | 'digest'>,
  chat: Chat,
  {
    contents,
    siblings,
    compose,
    reviews,
  }: { contents: Contents; siblings: Siblings; compose: Compose; reviews: Pick<Reviews, 'worded'> },
): Promise<{ message: Message; isWhole: boolean } | undefined> => {
  if (digest !== undefined) return rewrittenDigest(story, ids, digest, chat, { contents, siblings, compose });
  const others = (await contents.load(ids)).map(({ content }) => content);
  const newest = [...others, { kind: 'story', story } as const].filter(isToBeTold);
  // What an editor has worded stays as they have it, whatever the newsroom corrects.
  const told = isReviewed(chat)
    ? await Promise.all(newest.map((one) => asWorded(one, chat, reviews)))
    : newest;
  if (told.length === 0) return undefined;
  const alsoAt = await Promise.all(
    told
      .flatMap((one) => storyIn(one) ?? [])
      .map(async (one) => [one.id, await siblings.alsoAt(one, chat)] as const),
  );
  const inOrder = told.toSorted((one, two) => toldAt(one) - toldAt(two));
  const full = compose(inOrder, chat, { others: new Map(alsoAt) });
  // Where it does not fit any more the further links go first.
  const { message, used } = full.used < inOrder.length ? compose(inOrder, chat) : full;
  return { message, isWhole: used === inOrder.length };
};

/** As `rewritten`, for a message of a digest: its stories stay in their order. */
const rewrittenDigest = async (
  story: Story,
  others: string[],
  { at, ...part }: InDigest,
  chat: Chat,
  { contents, siblings, compose }: { contents: Contents; siblings: Siblings; compose: Compose },
): Promise<{ message: Message; isWhole: boolean } | undefined> => {
  const loaded = await contents.load(others.toSpliced(at, 0, story.id));
  const told = loaded
    .map(({ content }) => (storyIn(content)?.id === story.id ? ({ kind: 'story', story } as const) : content))
    .filter(isToBeTold);
  if (told.length === 0) return undefined;
  const digest = await Promise.all(
    told.map(async (one, index) => {
      const known = storyIn(one);
      const kin = known && (await siblings.of(known));
      return { ...part, first: part.first + index, outlets: outletsOf(kin) };
    }),
  );
  const { message, used } = compose(told, chat, { digest });
  return { message, isWhole: used === told.length };
};

const isToBeTold = (content: Content): content is Tellable =>
  content.kind === 'story' ? content.story.recalledAt === undefined : content.kind === 'notice';

const toldAt = (content: Tellable): number =>
  content.kind === 'notice' ? content.at : (content.story.publishedAt ?? content.story.seenAt);
