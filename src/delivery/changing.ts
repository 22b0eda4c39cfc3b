import type { Chat } from '../audience/chat.ts';
import type { Clock } from '../clock.ts';
import { writeRetraction } from '../message/headlines.ts';
import type { Message } from '../message/message.ts';
import type { Story } from '../story/story.ts';
import type { Place, Receipt, Revision, StoryStore } from './broadcast.ts';
import type { Compose } from './composer.ts';
import type { Holding } from './holding.ts';
import type { Outcome } from './outcome.ts';
import type { Pacer } from './pacer.ts';
import type { SendPort } from './ports.ts';
import type { Recorder } from './recorder.ts';
import { isToBeShown, type Siblings } from './siblings.ts';

/** Messages older than this stay as they are; a bot may delete its own for as long (https://core.telegram.org/bots/api#deletemessage). */
const editableMs = 48 * 3_600_000;

type Sent = Extract<Receipt, { kind: 'sent' }>;

export type ChangingParts = {
  clock: Clock;
  stories: StoryStore;
  pacer: Pacer;
  port: SendPort;
  compose: Compose;
  recorder: Recorder;
  holding: Holding;
  siblings: Siblings;
  stopping: AbortSignal;
};

/** Changes what one chat has of a story, by its receipt. False: Telegram could not be reached, or Kabar is stopping. */
export type Change = (
  kind: Revision['kind'],
  story: Story,
  at: { place: Place; receipt: Receipt; chat: Chat },
) => Promise<boolean>;

export const createChange = (parts: ChangingParts): Change => {
  const { clock, stories, siblings, pacer, port, stopping } = parts;

  /** What a message says now: the story alone, or with the others it stands among; undefined: nothing any more. */
  const rewritten = async (
    story: Story,
    receipt: Sent,
    chat: Chat,
  ): Promise<{ message: Message; isWhole: boolean } | undefined> => {
    const others = (await stories.getMany(receipt.others ?? [])).filter((one) => one !== undefined);
    const told = [...others, story].filter(({ recalledAt }) => recalledAt === undefined);
    if (told.length === 0) return undefined;
    const alsoAt = await Promise.all(
      told.map(async (one) => [one.id, await siblings.alsoAt(one, chat)] as const),
    );
    const inOrder = told.toSorted((one, two) => timeOf(one) - timeOf(two));
    const full = parts.compose(inOrder, chat, new Map(alsoAt));
    // Where it does not fit any more the further links go first.
    const { message, used } = full.used < inOrder.length ? parts.compose(inOrder, chat) : full;
    return { message, isWhole: used === inOrder.length };
  };

  /** What Telegram said; undefined: nothing, or Kabar is stopping. A recall goes as fast as news, edits when nothing else waits. */
  const ask = async (kind: Revision['kind'], work: () => Promise<Outcome>): Promise<Outcome | undefined> => {
    while (!stopping.aborted) {
      const lane = kind === 'recall' ? 'news' : 'digest';
      const permit = await pacer.acquire(lane, stopping).catch(() => undefined);
      if (permit === undefined) return undefined;
      const outcome = await work();
      if (outcome.kind === 'flood') permit.done({ floodMs: outcome.retryAfterMs });
      else permit.done(outcome.kind === 'retry' ? 'error' : 'ok');
      if (outcome.kind !== 'flood') return outcome.kind === 'retry' ? undefined : outcome;
    }
    return undefined;
  };

  const apply = async (
    kind: Revision['kind'],
    story: Story,
    receipt: Sent,
    chat: Chat,
  ): Promise<Outcome | undefined> => {
    const { chatId, messageId } = receipt;
    const now = await rewritten(story, receipt, chat);
    // Rather an old headline than a story less; but what was taken back goes in any case.
    if (now !== undefined && !now.isWhole && kind !== 'recall') return { kind: 'unchanged' };
    if (now !== undefined) return ask(kind, () => port.edit(chatId, messageId, now.message));
    const removed = await ask(kind, () => port.remove(chatId, messageId));
    if (removed === undefined || removed.kind === 'sent' || removed.kind === 'unchanged') return removed;
    const note = writeRetraction(story, { language: chat.language, timeZone: chat.timeZone });
    return ask(kind, () => port.edit(chatId, messageId, note));
  };

  /** What the chat was spared because it had this story is news to it now: it waits in its inbox like anything else. */
  const bringSpared = async (story: Story, chat: Chat): Promise<void> => {
    const places = await siblings.spared(story, chat);
    if (places.length === 0 || stopping.aborted) return;
    const until = await parts.holding.hold(chat.id, places, clock.now());
    const receipt: Receipt = { kind: 'held', chatId: chat.id, until };
    await Promise.all(places.map((place) => parts.recorder.record(place, receipt)));
  };

  /** Writes the card of a chat's own report anew: it names the reports that the chat was spared. */
  const showOn = async (kind: Revision['kind'], storyId: string, chat: Chat): Promise<boolean> => {
    const story = await stories.get(storyId);
    const receipt = story && (await siblings.receipt(story, chat));
    if (story === undefined || receipt?.kind !== 'sent' || receipt.at < clock.now() - editableMs) return true;
    const now = await rewritten(story, receipt, chat);
    if (now === undefined || !now.isWhole) return true;
    return (await ask(kind, () => port.edit(chat.id, receipt.messageId, now.message))) !== undefined;
  };

  return async (kind, story, { place, receipt, chat }) => {
    const isRecall = kind === 'recall';
    if (receipt.kind === 'sent' && kind !== 'also') {
      const isInTime = receipt.at > clock.now() - editableMs;
      if (!isInTime && !isRecall) return true;
      if ((await apply(kind, story, receipt, chat)) === undefined) return false;
      if (isRecall) await bringSpared(story, chat);
      return true;
    }
    const isNamed = receipt.kind === 'skipped' && receipt.by !== undefined && isRecall;
    if (!isNamed && !isToBeShown(receipt)) return true;
    if (!(await showOn(kind, receipt.by ?? '', chat))) return false;
    // While the card was being changed the chat may have got the report after all.
    const isStill = (now: Receipt | null | undefined) => now?.kind === 'skipped' && now.by === receipt.by;
    await parts.recorder.replace(place, isStill, { ...receipt, shown: true });
    return true;
  };
};

const timeOf = ({ publishedAt, seenAt }: Story): number => publishedAt ?? seenAt;
