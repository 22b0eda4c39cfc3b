import type { Audit } from '../../src/audience/audit.ts';
import type { Managers } from '../../src/audience/managers.ts';
import { longestDelay, shortestDelay } from '../../src/audience/settings/typed-pace.ts';
import type { ReviewTerms } from '../../src/audience/chat.ts';
import type { Tuning } from '../../src/audience/tuning.ts';
import { textsFor } from '../../src/i18n/texts.ts';
import { words } from '../../src/message/words.ts';
import type { Reviewing } from '../../src/publishing/review/reviewing.ts';
import type { Ask, Command, Heard, Press } from '../../src/telegram/command.ts';
import { pressedTarget, targetToChange, type Target } from '../shared/target.ts';
import type { AnyMessage } from './typed.ts';
import { heardEdit, heardWhen, pressedReview } from './review/decide.ts';
import { groupsPage, reviewPage } from './review-page.ts';

export type ReviewNeeds = {
  reviewing: Reviewing;
  tuning: Pick<Tuning, 'chat'>;
  managers: Pick<Managers, 'chatsOf'>;
  /** What Kabar calls these chats; undefined: it does not know them. */
  titles(ids: number[]): Promise<(string | undefined)[]>;
  awaiting: { ask(userId: number, question: { kind: string; id: string }): Promise<void> };
  audit: Pick<Audit, 'note'>;
};

const off = /^(?:off|mati|matikan|hapus)$/i;
const typedTerms =
  /^(?:(terbit|publish|post)|(kedaluwarsa|kadaluarsa|expire))\s+(?:setelah\s+|after\s+)?(\d{1,5})(?:\s*(?:m|mnt|menit|min|mins|minutes?))?$/i;

/** What a channel's editors look through: who is asked, what happens without them, and each story's decision. */
export const createReview = (
  needs: ReviewNeeds,
): Command & { typed: { reword: AnyMessage; publishAt: (heard: Heard, id: string) => Promise<void> } } => ({
  name: 'review',
  aliases: ['tinjau', 'tinjauan'],
  descriptions: {
    id: 'Tinjau berita sebelum terbit di kanal',
    en: 'Look through stories before a channel posts them',
  },
  usage: {
    id: '[@kanal] terbit menit | kedaluwarsa menit | off',
    en: '[@channel] publish minutes | expire minutes | off',
  },
  chatFirst: { or: 'nothing' },
  scope: 'everywhere',
  adminsOnly: true,
  run: async (ask) => {
    const target = await targetToChange(ask);
    if (target === undefined) return;
    const { reviews, pacing } = textsFor(ask.settings.language);
    if (target.chat.kind === 'private') return void (await ask.reply(words(pacing.notHere)));
    if (target.rest === '') return void (await ask.reply(await pageOf(ask, target, needs)));
    const terms = readTerms(target.rest);
    if (terms === undefined) return void (await ask.reply(words(reviews.page.usage)));
    if (terms === 'bad') return void (await ask.reply(words(reviews.page.bad(longestDelay))));
    await setTerms(target, (before) => ({ ...withoutTimer(before), ...terms }), needs);
    await ask.reply(await pageOf(ask, target, needs));
  },
  press: (press) => pressed(press, needs),
  typed: {
    reword: { takesAnything: true, hear: (heard, id) => heardEdit(heard, id, needs) },
    publishAt: (heard, id) => heardWhen(heard, id, needs),
  },
});

/** What happens without editors, as it is typed; undefined: it says nothing of that; `bad`: a time that cannot be chosen. */
const readTerms = (typed: string): ReviewTerms | 'bad' | undefined => {
  if (off.test(typed)) return {};
  const [, publish, , digits] = typedTerms.exec(typed.trim()) ?? [];
  if (digits === undefined) return undefined;
  const after = Number(digits);
  if (after < shortestDelay || after > longestDelay) return 'bad';
  return { after, ...(publish !== undefined && { otherwise: 'publish' as const }) };
};

const withoutTimer = ({ groupId }: ReviewTerms): ReviewTerms => (groupId === undefined ? {} : { groupId });

const setTerms = async (
  target: Target,
  change: (terms: ReviewTerms) => ReviewTerms,
  { tuning }: Pick<ReviewNeeds, 'tuning'>,
): Promise<void> => {
  target.settings = await tuning.chat(target.chat, ({ review = {} }) => ({ review: change(review) }));
};

const pageOf = async (ask: Omit<Ask, 'text'>, target: Target, { reviewing, titles }: ReviewNeeds) => {
  const { groupId } = target.settings.review ?? {};
  const waiting = (await reviewing.waitingIn(target.chat.id)).map(({ story }) => story);
  const [groupTitle] = groupId === undefined ? [] : await titles([groupId]);
  const about = { waiting, groupTitle: groupTitle ?? String(groupId) };
  return reviewPage({ ...target.settings, ...target.chat }, about, ask.settings);
};

const onPage = /^(?:page|usual|all|groups|group|(?:post|expire)\d{1,4})$/;

const pressed = async (press: Press, needs: ReviewNeeds): Promise<void> => {
  const [what = '', id = '', more = ''] = press.data.split(':');
  if (!onPage.test(what)) return pressedReview(press, { what, id, more }, needs);
  const target = await pressedTarget(press, Number(id));
  if (target === undefined || target.chat.kind === 'private') return;
  if (what === 'groups') return showGroups(press, target, needs);
  if (what === 'group') {
    // Whoever sends a channel's stories to a group must have a say in it, too.
    const rights = await press.rightsIn(more);
    if (!rights.ok) return press.toast(textsFor(press.settings.language).rights[rights.why]);
    await setTerms(target, (terms) => ({ ...terms, groupId: rights.chat.id }), needs);
  }
  if (what === 'all') await setTerms(target, ({ groupId: _group, ...terms }) => terms, needs);
  if (what === 'usual') await setTerms(target, withoutTimer, needs);
  const [, kind, digits] = /^(post|expire)(\d+)$/.exec(what) ?? [];
  const after = Number(digits);
  if (kind !== undefined && after >= shortestDelay && after <= longestDelay)
    await setTerms(
      target,
      (terms) => ({
        ...withoutTimer(terms),
        after,
        ...(kind === 'post' && { otherwise: 'publish' as const }),
      }),
      needs,
    );
  await press.edit(press.messageId, await pageOf(press, target, needs));
};

/** The groups that the person manages, of which one may be the editors'. */
const showGroups = async (press: Press, target: Target, { managers, titles }: ReviewNeeds): Promise<void> => {
  const ids = (await managers.chatsOf(press.userId)).filter((id) => id !== target.chat.id).slice(0, 20);
  const known = await titles(ids);
  const found = await Promise.all(
    ids.map(async (id, at) => {
      const rights = await press.rightsIn(String(id));
      return rights.ok && rights.chat.kind !== 'channel'
        ? [{ id, title: known[at] ?? rights.chat.title }]
        : [];
    }),
  );
  await press.edit(press.messageId, groupsPage(target.chat.id, found.flat(), press.settings));
};
