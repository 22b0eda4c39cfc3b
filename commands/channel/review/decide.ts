import type { Audit } from '../../../src/audience/audit.ts';
import { readSchedule } from '../../../src/audience/settings/typed-schedule.ts';
import type { ActKind } from '../../../src/i18n/channel/channels.ts';
import { textsFor } from '../../../src/i18n/texts.ts';
import { headlineOf } from '../../../src/message/card.ts';
import { formatDate } from '../../../src/message/date.ts';
import type { Button } from '../../../src/message/message.ts';
import { words } from '../../../src/message/words.ts';
import { questionButtons } from '../../../src/publishing/review/question.ts';
import { isOpen, type Review } from '../../../src/publishing/review/review.ts';
import type { Reviewing, Wish } from '../../../src/publishing/review/reviewing.ts';
import type { Heard, Press } from '../../../src/telegram/command.ts';

type DecideNeeds = {
  reviewing: Reviewing;
  awaiting: { ask(userId: number, question: { kind: string; id: string }): Promise<void> };
  audit: Pick<Audit, 'note'>;
};

/** Stories and their receipts are kept for eight days (milliseconds). */
const furthestMs = 7 * 86_400_000;
/** Characters of a headline and a lead that an editor writes. */
const longest = { headline: 240, lead: 1_000 };

/** A button below a story was pressed: the rights are asked for there and then, and who comes first decides. */
export const pressedReview = async (
  press: Press,
  { what, id, more }: { what: string; id: string; more: string },
  needs: DecideNeeds,
): Promise<void> => {
  const { reviews: texts, rights: problems, buttonExpired } = textsFor(press.settings.language);
  const review = await needs.reviewing.get(id);
  if (review === undefined) return press.toast(buttonExpired);
  const rights = await press.rightsIn(String(review.chatId));
  if (!rights.ok) return press.toast(problems[rights.why]);
  if (!isOpen(review, press.now)) return tooLate(press, review);
  switch (what) {
    case 'publish':
    case 'slot':
      return decide(press, id, { kind: what }, needs);
    case 'skip':
      return decide(press, id, { kind: 'declined' }, needs);
    case 'word':
      return offerWords(press, review, needs);
    case 'without':
      return leaveOut(press, review, Number(more), needs);
    case 'back':
      return press.putButtons(questionButtons(review, press.settings, press.now));
    case 'edit':
      if (review.verdict !== undefined) return press.toast(saysWho(review, press));
      return askPrivately(press, { kind: 'reword', id, words: texts.askEdit }, needs);
    case 'when':
      return askPrivately(press, { kind: 'publishAt', id, words: texts.askWhen }, needs);
    default:
      return press.toast(buttonExpired);
  }
};

/** Who has decided, for whoever comes later. */
const saysWho = ({ decided }: Review, { settings }: Pick<Press, 'settings'>): string => {
  const { reviews: texts } = textsFor(settings.language);
  return decided === undefined ? texts.isOver : texts.alreadyDecided(decided.name);
};

/** A question that was asked twice, as Kabar was killed meanwhile, is in nobody's list: its buttons are taken off here. */
const tooLate = async (press: Press, review: Review): Promise<void> => {
  const { chat, messageId } = press;
  const isListed = review.shown.some((one) => one.chatId === chat.id && one.messageId === messageId);
  if (!isListed) await press.clearButtons();
  await press.toast(saysWho(review, press));
};

const editorOf = ({ userId, name }: Pick<Press, 'userId' | 'name'>) => ({ userId, name });

const decide = async (
  press: Press,
  id: string,
  wish: Extract<Wish, { kind: 'publish' | 'slot' | 'declined' }>,
  { reviewing, audit }: DecideNeeds,
): Promise<void> => {
  const { reviews: texts, buttonExpired } = textsFor(press.settings.language);
  const { isFirst, review } = await reviewing.decide(id, wish, editorOf(press));
  if (review === undefined) return press.toast(buttonExpired);
  if (!isFirst) return press.toast(saysWho(review, press));
  await noteAct(press, review, acts[wish.kind], { reviewing, audit });
  await press.toast(texts.done[wish.kind]);
};

const acts: Record<'publish' | 'slot' | 'declined', ActKind> = {
  publish: 'approved',
  slot: 'approved',
  declined: 'declined',
};

const noteAct = async (
  { now, userId, name }: Pick<Press, 'now' | 'userId' | 'name'>,
  review: Review,
  what: ActKind,
  { reviewing, audit }: Pick<DecideNeeds, 'reviewing' | 'audit'>,
): Promise<void> => {
  const story = await reviewing.storyOf(review);
  const about = story === undefined ? undefined : headlineOf(story, '', longest.headline);
  await audit.note(review.chatId, { at: now, userId, name, what, ...(about !== undefined && { about }) });
};

/** The words of the story that may be left out, in place of the buttons. */
const offerWords = async (press: Press, review: Review, { reviewing }: DecideNeeds): Promise<void> => {
  const { reviews: texts } = textsFor(press.settings.language);
  const offered = await reviewing.words(review);
  if (offered.length === 0) return press.toast(texts.noWords);
  const rows = offered.map((word, at): Button[] => [
    { text: texts.buttons.without(word), callback: `review:without:${review.id}:${at}` },
  ]);
  const back = [{ text: `‹ ${texts.buttons.back}`, callback: `review:back:${review.id}` }];
  await press.putButtons([...rows, back]);
};

const leaveOut = async (press: Press, review: Review, at: number, needs: DecideNeeds): Promise<void> => {
  const { reviews: texts, buttonExpired } = textsFor(press.settings.language);
  const word = (await needs.reviewing.words(review))[at];
  if (word === undefined) return press.toast(buttonExpired);
  const left = await needs.reviewing.leaveOut(review.id, word, editorOf(press));
  if (!left.isFirst) return press.toast(saysWho(left.review ?? review, press));
  await noteAct(press, review, 'declined', needs);
  await press.toast(texts.wordLeftOut(word));
};

/** What is typed is heard in private alone: there it is asked for. */
const askPrivately = async (
  press: Press,
  question: { kind: 'reword' | 'publishAt'; id: string; words: string },
  { awaiting }: DecideNeeds,
): Promise<void> => {
  const { reviews: texts } = textsFor(press.settings.language);
  const { kind, id } = question;
  await awaiting.ask(press.userId, { kind, id });
  if (press.chat.kind === 'private') return void (await press.reply(words(question.words)));
  const isOpened = await press.replyPrivately(words(question.words));
  await press.toast(isOpened ? texts.inPrivate : texts.openPrivate);
};

/** The review that somebody has typed an answer for, if they may still decide; else they have been told why not. */
const reviewHeard = async (
  heard: Heard,
  id: string,
  { reviewing }: DecideNeeds,
): Promise<Review | undefined> => {
  const { rights: problems, buttonExpired } = textsFor(heard.settings.language);
  const review = await reviewing.get(id);
  const rights = review && (await heard.rightsIn(String(review.chatId)));
  const problem =
    review === undefined || rights === undefined
      ? buttonExpired
      : !rights.ok
        ? problems[rights.why]
        : isOpen(review, heard.now)
          ? undefined
          : saysWho(review, heard);
  if (problem === undefined) return review;
  await heard.reply(words(problem));
  return undefined;
};

/** Another headline, lead or picture was sent. */
export const heardEdit = async (heard: Heard, id: string, needs: DecideNeeds): Promise<void> => {
  const { reviews: texts } = textsFor(heard.settings.language);
  const review = await reviewHeard(heard, id, needs);
  if (review === undefined) return;
  const [headline = '', ...rest] = heard.text.split('\n').map((line) => line.trim());
  const lead = rest.filter((line) => line !== '').join(' ');
  const isFit = headline.length <= longest.headline && lead.length <= longest.lead;
  if ((headline === '' && heard.photo === undefined) || !isFit) {
    await needs.awaiting.ask(heard.userId, { kind: 'reword', id });
    return void (await heard.reply(words(texts.badEdit)));
  }
  const wording = {
    ...(headline !== '' && { headline }),
    ...(lead !== '' && { lead }),
    ...(heard.photo !== undefined && { photo: heard.photo }),
  };
  const isDone = await needs.reviewing.reword(id, wording, editorOf(heard));
  await heard.reply(words(isDone ? texts.edited : saysWho((await needs.reviewing.get(id)) ?? review, heard)));
};

/** A time was typed at which a story is to be posted. */
export const heardWhen = async (heard: Heard, id: string, needs: DecideNeeds): Promise<void> => {
  const { language, timeZone } = heard.settings;
  const { reviews: texts, schedule } = textsFor(language);
  const review = await reviewHeard(heard, id, needs);
  if (review === undefined) return;
  const typed = await readSchedule(heard.text, { language, timeZone, now: heard.now });
  // A story is posted once.
  const isTooFar = typed.kind === 'at' && typed.at > review.askedAt + furthestMs;
  if (typed.kind === 'problem' || typed.every !== undefined || isTooFar) {
    const unread =
      typed.kind === 'problem' ? schedule.problem[typed.why](typed.words) : schedule.problem.none();
    const problem = isTooFar ? texts.tooFar : unread;
    await needs.awaiting.ask(heard.userId, { kind: 'publishAt', id });
    return void (await heard.reply(words(problem)));
  }
  const wish = { kind: 'at', at: typed.at } as const;
  const { isFirst, review: after } = await needs.reviewing.decide(id, wish, editorOf(heard));
  if (!isFirst) return void (await heard.reply(words(saysWho(after ?? review, heard))));
  await noteAct(heard, review, 'scheduled', needs);
  await heard.reply(words(texts.scheduled(formatDate(typed.at, { language, timeZone }))));
};
