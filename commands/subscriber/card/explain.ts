import type { Chat } from '../../../src/audience/chat.ts';
import type { Fate } from '../../../src/audience/fate.ts';
import type { Following } from '../../../src/audience/following.ts';
import { writeTerm } from '../../../src/audience/settings/filter.ts';
import { isTopic } from '../../../src/audience/topics/topic.ts';
import { textsFor, type WhyReader } from '../../../src/i18n/texts.ts';
import { headlineOf } from '../../../src/message/card.ts';
import { formatDate } from '../../../src/message/date.ts';
import type { Style } from '../../../src/message/message.ts';
import type { Story } from '../../../src/story/story.ts';

export type ExplainNeeds = {
  list: Following['list'];
  getStory(id: string): Promise<Story | undefined>;
  fateOf(story: Story, chat: Chat): Promise<Fate>;
  /** Who else reports the story's event, by name. */
  reportedBy(story: Story): Promise<string[]>;
};

/** Code points of another story's headline. */
const longestHeadline = 160;

/** Whom it is told of: a chat, as its reader is addressed, in the style of who asks. */
export type Told = { chat: Chat; reader: WhyReader; style: Style; now: number };

/** Why a chat got a story, or did not (HTML). Rejects with a StoreError. */
export const explain = async (story: Story, told: Told, needs: ExplainNeeds): Promise<string> => {
  const fate = await needs.fateOf(story, told.chat);
  const by = 'by' in fate ? fate.by : story.sourceId;
  const source = (await needs.list(told.chat.id)).find(({ sourceId }) => sourceId === by);
  const title = source?.title ?? story.sourceTitle;
  if (fate.kind === 'sent') return whySent(story, fate, title, told, needs);
  const { why: texts } = textsFor(told.style.language);
  const chatTitle = typeof told.reader === 'object' ? told.reader.channel : undefined;
  const date = (at: number) => formatDate(at, told.style);
  const follow = told.chat.follows.find(({ sourceId }) => sourceId === by);
  switch (fate.kind) {
    case 'waits': {
      const { why, until } = fate;
      if (why === 'digest' || why === 'quiet') return texts.waits[why](date(until));
      return why === 'paused' ? texts.waits.paused(chatTitle) : texts.waits.turn;
    }
    case 'filtered':
      return texts.filtered(fate.term);
    case 'told': {
      const other = await needs.getStory(fate.storyId);
      return texts.told(other && headlineIn(other, told.style));
    }
    case 'before':
      return texts.before(title, follow && date(follow.since), chatTitle);
    case 'muted': {
      const { mutedUntil = 0 } = follow ?? {};
      return texts.muted(title, mutedUntil > told.now ? date(mutedUntil) : undefined);
    }
    case 'enough':
      return texts.enough(title, follow?.top);
    case 'recalled':
      return texts.recalled(story.sourceTitle);
    case 'not followed':
      return texts.notFollowed(title, chatTitle);
    case 'under way':
      return texts.underWay;
    case 'too old':
      return texts.tooOld;
    case 'refused':
      return texts.refused;
    case 'missed':
    case 'gone':
    case 'unknown':
      return texts[fate.kind](chatTitle);
  }
};

/** By which follow it came, which filters it passed, and who else reports it. */
const whySent = async (
  story: Story,
  { by, at, isDigest }: Extract<Fate, { kind: 'sent' }>,
  title: string,
  { chat, reader, style }: Told,
  { reportedBy }: ExplainNeeds,
): Promise<string> => {
  const { why: texts } = textsFor(style.language);
  const own = chat.follows.find(({ sourceId }) => sourceId === by)?.filter ?? [];
  const terms = [...own, ...(chat.filter ?? [])].map(writeTerm);
  const others = await reportedBy(story);
  return [
    texts.sent(reader, title, { isTopic: isTopic(by), at: formatDate(at, style), isDigest }),
    ...(terms.length > 0 ? [texts.passed(terms.join(' '))] : []),
    ...(others.length > 0 ? [texts.reportedBy(others)] : []),
  ].join('\n');
};

/** A story's headline, or what stands for it. */
export const headlineIn = (story: Story, { language }: Style): string =>
  headlineOf(story, textsFor(language).card.untitled, longestHeadline);
