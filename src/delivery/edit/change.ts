import type { Chat } from '../../audience/chat.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import { writeRetraction } from '../../message/headlines.ts';
import type { Message } from '../../message/message.ts';
import type { Story } from '../../story/story.ts';
import { lesser } from '../send/message.ts';
import type { StoryStore } from '../../story/ports.ts';
import type { Place, Receipt, Revision } from '../campaign.ts';
import type { Contents } from '../contents.ts';
import type { Reviews } from '../reviews.ts';
import type { Compose } from '../send/compose.ts';
import type { Holding } from '../inbox/hold.ts';
import type { Outcome } from '../outcome.ts';
import type { SendPort } from '../ports.ts';
import type { Recorder } from '../receipts/recorder.ts';
import { isToBeShown, type Siblings } from '../receipts/siblings.ts';
import type { RequestChange } from './request.ts';
import { rewritten } from './rewrite.ts';

/** Messages older than this stay as they are; a bot may delete its own for as long (https://core.telegram.org/bots/api#deletemessage). */
const editableMs = 48 * 3_600_000;

type Sent = Extract<Receipt, { kind: 'sent' }>;

/** `refused`: by Telegram, for an unknown reason. `unreached`: there was no answer, or Kabar is stopping. */
export type Changed = 'done' | 'refused' | 'unreached';

/** Changes what one chat has of a story, by its receipt. */
export type Change = (
  kind: Revision['kind'],
  story: Story,
  at: { place: Place; receipt: Receipt; chat: Chat },
) => Promise<Changed>;

export const createChange = ({
  clock,
  log,
  stories,
  contents,
  port,
  compose,
  reviews,
  recorder,
  holding,
  siblings,
  request,
  stopping,
}: {
  clock: Pick<Clock, 'now'>;
  log: Log;
  stories: Pick<StoryStore, 'get'>;
  contents: Contents;
  port: Pick<SendPort, 'edit' | 'remove'>;
  compose: Compose;
  reviews: Pick<Reviews, 'worded'>;
  recorder: Pick<Recorder, 'record' | 'replace'>;
  holding: Pick<Holding, 'hold'>;
  siblings: Siblings;
  /** Does a request when it is its turn. */
  request: RequestChange;
  stopping: AbortSignal;
}): Change => {
  const apply = async (kind: Revision['kind'], story: Story, receipt: Sent, chat: Chat): Promise<Outcome> => {
    const { chatId, messageId } = receipt;
    let isRemoval = false;
    const changed = await request(kind, receipt, async () => {
      const now = await rewritten(story, receipt, chat, { contents, siblings, compose, reviews });
      isRemoval = now === undefined;
      if (now === undefined) return port.remove(chatId, messageId);
      // Rather an old headline than a story less; but what was taken back goes in any case.
      if (!now.isWhole && kind !== 'recall') return { kind: 'unchanged' };
      return edit(receipt, now.message, { port, log });
    });
    const isOver = changed.kind === 'sent' || changed.kind === 'unchanged' || changed.kind === 'retry';
    if (!isRemoval || isOver) return changed;
    const note = writeRetraction(story, { language: chat.language, timeZone: chat.timeZone });
    return request(kind, receipt, () => port.edit(chatId, messageId, note));
  };

  /** Writes the card of a chat's own report anew: it names the reports that the chat was spared. */
  const showOn = async (kind: Revision['kind'], storyId: string, chat: Chat): Promise<Changed> => {
    const story = await stories.get(storyId);
    const receipt = story && (await siblings.receipt(story, chat));
    if (story === undefined || receipt?.kind !== 'sent' || receipt.isReworded) return 'done';
    if (receipt.at < clock.now() - editableMs) return 'done';
    const changed = await request(kind, receipt, async () => {
      const now = await rewritten(story, receipt, chat, { contents, siblings, compose, reviews });
      if (now === undefined || !now.isWhole) return { kind: 'unchanged' };
      return edit(receipt, now.message, { port, log });
    });
    return changedBy(changed);
  };

  return async (kind, story, { place, receipt, chat }) => {
    const isRecall = kind === 'recall';
    const isOwn = receipt.kind === 'sent' && receipt.isReworded === true;
    if (isOwn && kind !== 'recall') return 'done';
    if (receipt.kind === 'sent' && kind !== 'also') {
      const isInTime = receipt.at > clock.now() - editableMs;
      if (!isInTime && !isRecall) return 'done';
      const changed = changedBy(await apply(kind, story, receipt, chat));
      if (changed === 'done' && isRecall)
        await bringSpared(story, chat, { clock, siblings, holding, recorder, stopping });
      return changed;
    }
    const isNamed = receipt.kind === 'skipped' && receipt.by !== undefined && isRecall;
    if (!isNamed && !isToBeShown(receipt)) return 'done';
    const shown = await showOn(kind, receipt.by ?? '', chat);
    if (shown !== 'done') return shown;
    // While the card was being changed the chat may have got the report after all.
    const isStill = (now: Receipt | null | undefined) => now?.kind === 'skipped' && now.by === receipt.by;
    await recorder.replace(place, isStill, { ...receipt, shown: true });
    return 'done';
  };
};

const changedBy = (outcome: Outcome): Changed => {
  if (outcome.kind !== 'retry') return 'done';
  return outcome.isRefusal ? 'refused' : 'unreached';
};

/** Edits a message; as plain text where its markup, which is ours, is refused. */
const edit = async (
  { chatId, messageId }: Sent,
  message: Message,
  { port, log }: { port: Pick<SendPort, 'edit'>; log: Log },
): Promise<Outcome> => {
  const outcome = await port.edit(chatId, messageId, message);
  if (outcome.kind !== 'bad-markup' && outcome.kind !== 'too-long') return outcome;
  log.error('message.refused', { outcome, isPlain: false });
  const { photoUrl: _photo, ...words } = message;
  return port.edit(chatId, messageId, lesser(words));
};

/** What the chat was spared because it had this story is news to it now: it waits in its inbox like anything else. */
const bringSpared = async (
  story: Story,
  chat: Chat,
  {
    clock,
    siblings,
    holding,
    recorder,
    stopping,
  }: {
    clock: Pick<Clock, 'now'>;
    siblings: Pick<Siblings, 'spared'>;
    holding: Pick<Holding, 'hold'>;
    recorder: Pick<Recorder, 'record'>;
    stopping: AbortSignal;
  },
): Promise<void> => {
  const places = await siblings.spared(story, chat);
  if (places.length === 0 || stopping.aborted) return;
  const until = await holding.hold(chat.id, places, clock.now());
  const receipt: Receipt = { kind: 'held', chatId: chat.id, until };
  await Promise.all(places.map((place) => recorder.record(place, receipt)));
};
