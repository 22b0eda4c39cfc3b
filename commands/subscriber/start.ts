import { countFollows } from '../../src/audience/topics/topic.ts';
import type { Following } from '../../src/audience/following.ts';
import { normaliseAddress } from '../../src/feed/address.ts';
import type { Catalogue } from '../../src/feed/catalogue/catalogue.ts';
import type { Button } from '../../src/message/message.ts';
import { textsFor } from '../../src/i18n/texts.ts';
import { words } from '../../src/message/words.ts';
import type { Ask, Command } from '../../src/telegram/command.ts';
import { followerOf, type FollowTalk } from '../shared/follow-talk.ts';
import { home } from './sources.ts';

type StartNeeds = {
  catalogue: Catalogue;
  has: Following['has'];
  followKnown: Following['followKnown'];
  list: Following['list'];
  /** Titles of the chats that a person manages. */
  chatTitles(userId: number): Promise<string[]>;
  /** Shows what the person has saved. */
  showSaved: Command['run'];
  talk: FollowTalk;
};

export const createStart = (needs: StartNeeds): Command => ({
  name: 'start',
  descriptions: { id: 'Mulai', en: 'Start' },
  usage: { id: '', en: '' },
  scope: 'private',
  run: async (ask) => {
    // The link below a story that was saved in a group.
    if (ask.text === 'saved') return needs.showSaved(ask);
    if (ask.text !== '' && (await followLink(ask, needs))) return;
    const { start: texts } = textsFor(ask.settings.language);
    const isPrivate = ask.chat.kind === 'private';
    // The button below brought Kabar into the group, where it said hello when it came in.
    if (!isPrivate && ask.text === invited) return;
    const followed = isPrivate ? await needs.list(ask.chat.id) : [];
    // Who comes back is known, and is not asked to begin.
    if (followed.length > 0)
      return void (await ask.reply(words(texts.welcomeBack(ask.name, countFollows(followed)))));
    const managed = isPrivate ? await needs.chatTitles(ask.userId) : [];
    await ask.reply(
      words(
        [
          texts.greeting(isPrivate ? ask.name : undefined),
          ...(managed.length > 0 ? [texts.alreadyIn(managed)] : []),
        ].join('\n\n'),
        isPrivate ? adders(ask.botName, texts) : undefined,
      ),
    );
    if (!isPrivate) return;
    const reader = { language: ask.settings.language };
    await ask.reply(await home(texts.suggestions, { chat: ask.chat }, reader, needs));
  },
});

/** Payload of the link that adds Kabar to a group. */
const invited = 'kabar';

/** Deep links (https://core.telegram.org/bots/features#deep-linking): the id of a feed that Kabar knows, or an address in base64url. */
const followLink = async (ask: Ask, { followKnown, talk }: StartNeeds): Promise<boolean> => {
  if (ask.chat.kind !== 'private' && !(await ask.isAdmin())) return false;
  const target = { chat: ask.chat, settings: ask.settings, rest: '' };
  const decoded = /^[\w-]{8,64}$/.test(ask.text) ? Buffer.from(ask.text, 'base64url').toString() : '';
  if (/^https?:\/\//.test(decoded) && normaliseAddress(decoded) !== undefined) {
    await talk.followAll(ask, target, [{ kind: 'address', address: decoded }]);
    return true;
  }
  if (!/^f[\w-]{15}$/.test(ask.text)) return false;
  const answer = await ask.reply(words(textsFor(ask.settings.language).follow.working));
  const result = await followKnown(ask.chat, ask.text, followerOf(ask, target));
  await talk.tell(ask, target, [result], answer);
  return true;
};

const adders = (botName: string, texts: { addToGroup: string; addToChannel: string }): Button[][] => [
  [
    { text: texts.addToGroup, url: `https://t.me/${botName}?startgroup=${invited}` },
    {
      text: texts.addToChannel,
      url: `https://t.me/${botName}?startchannel&admin=post_messages+edit_messages+delete_messages`,
    },
  ],
];
