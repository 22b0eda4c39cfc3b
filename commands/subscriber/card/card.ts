import type { SavedStore } from '../../../src/audience/saved.ts';
import { textsFor } from '../../../src/i18n/texts.ts';
import { actionButtons } from '../../../src/message/actions.ts';
import { headlineOf, writeCard } from '../../../src/message/card.ts';
import { words } from '../../../src/message/words.ts';
import type { Story } from '../../../src/story/story.ts';
import { cut, escapeHtml } from '../../../src/text/escape.ts';
import type { Command, Press } from '../../../src/telegram/command.ts';
import {
  close,
  mute,
  muteWord,
  offerWords,
  save,
  showRelated,
  unfollow,
  type ActionNeeds,
} from './actions.ts';
import { explain, type ExplainNeeds } from './explain.ts';
import { undo } from './undo.ts';

type CardNeeds = ActionNeeds &
  ExplainNeeds & {
    saved: SavedStore;
    /** Asks an administrator in private what is to become of the card. */
    offerAmend(press: Press, story: Story): Promise<void>;
  };

/** Characters of an answer to a press. */
const longestToast = 200;

const actions: Record<string, (press: Press, story: Story, needs: CardNeeds) => Promise<void>> = {
  open: (press, story) => {
    const { chat, settings } = press;
    const isGroup = chat.kind === 'group' || chat.kind === 'supergroup';
    return press.putButtons(actionButtons(story, settings.language, { isGroup }));
  },
  amend: async (press, story, { offerAmend }) => {
    if (!(await press.isAdmin())) return press.toast(textsFor(press.settings.language).onlyAdmins);
    await close(press, story);
    await offerAmend(press, story);
  },
  close,
  mute,
  words: offerWords,
  save,
  unfollow,
  related: showRelated,
  why: async (press, story, needs) => {
    const { chat, settings, now } = press;
    const isPrivate = chat.kind === 'private';
    const { language, timeZone } = settings;
    const reader = isPrivate ? 'you' : 'group';
    const html = await explain(story, { chat: settings, reader, style: { language, timeZone }, now }, needs);
    // In a group it is the person's question alone.
    if (!isPrivate) return press.toast(escapeHtml(cut(words(html).plain, longestToast)));
    await close(press, story);
    await press.reply(words(html));
  },
};

/**
 * Buttons that stand for a story: in a digest, its number shows the full card; ⋯ on a card opens what its reader may do about it,
 * and each of these acts. `card:<story>`, `card:<what>:<story>`, `card:word:<story>:<word>`, `card:undo:<id>`.
 */
export const createCard = (needs: CardNeeds): Command => ({
  name: 'card',
  descriptions: { id: 'Kartu berita', en: 'A story’s card' },
  usage: { id: '', en: '' },
  scope: 'everywhere',
  isHidden: true,
  run: async () => {},
  press: async (press) => {
    const [what = '', id, word = ''] = press.data.split(':');
    if (id === undefined) return showCard(press, what, needs);
    if (what === 'undo') return undo(press, id, needs);
    const story = await storyOf(press, id, needs);
    const { actions: texts, buttonExpired } = textsFor(press.settings.language);
    if (story === undefined) return press.toast(texts.tooOld);
    if (what === 'word' && word !== '') return muteWord(press, story, word, needs);
    const act = Object.hasOwn(actions, what) ? actions[what] : undefined;
    // Everybody reads a channel's one card: nothing is done about it there for one of them.
    if (act === undefined || press.chat.kind === 'channel') return press.toast(buttonExpired);
    await act(press, story, needs);
  },
});

/** The story, or the copy of it that the person saved: it stays for longer. */
const storyOf = async (
  press: Press,
  id: string,
  { getStory, saved }: CardNeeds,
): Promise<Story | undefined> => (await getStory(id)) ?? (await saved.get(press.userId, id))?.story;

const showCard = async (press: Press, id: string, { getStory }: CardNeeds): Promise<void> => {
  const { language, timeZone } = press.settings;
  const { actions: texts, card } = textsFor(language);
  const story = await getStory(id);
  if (story === undefined || story.recalledAt !== undefined) return press.toast(texts.tooOld);
  // A card in a channel would be everybody's.
  if (press.chat.kind === 'channel')
    return press.toast(escapeHtml(headlineOf(story, card.untitled, longestToast)));
  await press.reply(writeCard(story, { language, timeZone }, { actions: true, now: press.now }));
};
