import type { Chat } from '../../../src/audience/chat.ts';
import { textsFor } from '../../../src/i18n/texts.ts';
import { words } from '../../../src/message/words.ts';
import type { FindTold } from '../../../src/search/told.ts';
import type { Story } from '../../../src/story/story.ts';
import type { Ask, Command } from '../../../src/telegram/command.ts';
import { targetToRead, type Target } from '../../shared/target.ts';
import { explain, headlineIn, type ExplainNeeds } from './explain.ts';

type WhyNeeds = ExplainNeeds & {
  findTold: FindTold;
  /** The stories that a message brought to a chat, among these. */
  inMessage(messageId: number, chat: Chat, among: Story[]): Promise<string[]>;
};

/** Stories explained in one answer at most, of those that fit words and of those in one message. */
const most = { named: 3, together: 5 };
/** Stories among which that of a message is looked for. */
const mostAround = 300;

/** Says why a chat got a story, or why it did not. */
export const createWhy = (needs: WhyNeeds): Command => ({
  name: 'why',
  aliases: ['kenapa', 'mengapa'],
  descriptions: { id: 'Kenapa sebuah berita dikirim, atau tidak', en: 'Why a story came, or did not' },
  usage: { id: '[@kanal] tautan atau kata', en: '[@channel] link or words' },
  chatFirst: { or: 'words' },
  scope: 'everywhere',
  run: async (ask) => {
    const target = await targetToRead(ask);
    if (target === undefined) return;
    const { why: texts } = textsFor(ask.settings.language);
    const say = async (html: string) => void (await ask.reply(words(html)));
    const said = target.rest.replace(/\s+/g, ' ').trim().slice(0, 2_000);
    if (said !== '') {
      const found = await needs.findTold.named(target.settings, said, most.named);
      return say(
        found.length === 0
          ? texts.notFound(said, target.elsewhere)
          : await explainAll(ask, target, found, true, needs),
      );
    }
    const { replied } = ask;
    // In a forum's topic every message replies to the one that opened it.
    if (replied === undefined || replied.messageId === ask.threadId)
      return say(texts.usage(target.elsewhere));
    const ids = await storiesIn(replied, target.settings, ask.now, needs);
    if (ids.length === 0) return say(texts.noCard(target.elsewhere));
    const stories = (await Promise.all(ids.slice(0, most.together).map(needs.getStory))).flatMap(
      (story) => story ?? [],
    );
    return say(
      stories.length === 0 ? texts.tooOld : await explainAll(ask, target, stories, stories.length > 1, needs),
    );
  },
});

/** The stories of a message: its buttons name them, else receipts do. */
const storiesIn = async (
  { messageId, at, callbacks = [] }: NonNullable<Ask['replied']>,
  chat: Chat,
  now: number,
  { findTold, inMessage }: WhyNeeds,
): Promise<string[]> => {
  const named = callbacks.flatMap((data) => /^card:(?:[a-z]+:)?(s[\w-]{15})(?::|$)/.exec(data)?.[1] ?? []);
  if (named.length > 0) return [...new Set(named)];
  return inMessage(messageId, chat, await findTold.around(chat, at ?? now, mostAround));
};

const explainAll = async (
  ask: Ask,
  { settings: chat, title }: Target,
  stories: Story[],
  isHeaded: boolean,
  needs: WhyNeeds,
): Promise<string> => {
  const { language, timeZone } = ask.settings;
  const style = { language, timeZone };
  const own = chat.kind === 'private' ? 'you' : 'group';
  const reader = title === undefined ? own : ({ channel: title } as const);
  const parts = await Promise.all(
    stories.map(async (story) => {
      const html = await explain(story, { chat, reader, style, now: ask.now }, needs);
      return isHeaded
        ? `${textsFor(language).why.about(headlineIn(story, style), story.sourceTitle)}\n${html}`
        : html;
    }),
  );
  return parts.join('\n\n');
};
