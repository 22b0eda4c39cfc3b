import type { Chat } from '../../audience/chat.ts';
import type { Message } from '../../message/message.ts';
import type { Story } from '../../story/story.ts';
import { storyIn, type Content, type Contents, type Tellable } from '../contents.ts';
import type { Siblings } from '../receipts/siblings.ts';
import type { Compose } from '../send/compose.ts';

/**
 * What a message says now: the story alone, or with the others it stands among (`others`: their campaigns); undefined:
 * nothing any more. `isWhole`: all of them fit.
 */
export const rewritten = async (
  story: Story,
  { others: ids = [] }: { others?: string[] },
  chat: Chat,
  { contents, siblings, compose }: { contents: Contents; siblings: Siblings; compose: Compose },
): Promise<{ message: Message; isWhole: boolean } | undefined> => {
  const others = (await contents.load(ids)).map(({ content }) => content);
  const told = [...others, { kind: 'story', story } as const].filter(isToBeTold);
  if (told.length === 0) return undefined;
  const alsoAt = await Promise.all(
    told
      .flatMap((one) => storyIn(one) ?? [])
      .map(async (one) => [one.id, await siblings.alsoAt(one, chat)] as const),
  );
  const inOrder = told.toSorted((one, two) => toldAt(one) - toldAt(two));
  const full = compose(inOrder, chat, new Map(alsoAt));
  // Where it does not fit any more the further links go first.
  const { message, used } = full.used < inOrder.length ? compose(inOrder, chat) : full;
  return { message, isWhole: used === inOrder.length };
};

const isToBeTold = (content: Content): content is Tellable =>
  content.kind === 'story' ? content.story.recalledAt === undefined : content.kind === 'notice';

const toldAt = (content: Tellable): number =>
  content.kind === 'notice' ? content.at : (content.story.publishedAt ?? content.story.seenAt);
