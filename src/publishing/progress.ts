import type { Standing } from '../delivery/post/posts.ts';
import type { Language } from '../i18n/language.ts';
import { textsFor } from '../i18n/texts.ts';
import type { Button, Message } from '../message/message.ts';
import { words } from '../message/words.ts';
import type { Broadcast, Destination } from './broadcast.ts';
import type { Result } from './result.ts';

/** Chats that a report names one by one. */
const mostNamed = 10;

/** Chats a post goes to, in words (HTML). */
export const destinationWords = (to: Destination, reach: number, language: Language): string => {
  const { preview } = textsFor(language).posts;
  if (to.kind === 'subscribers') return preview.subscribers(reach);
  const [only, ...others] = to.chats;
  if (only !== undefined && others.length === 0) return textsFor(language).broadcast.target(only.title);
  return preview.chats(to.chats.length);
};

/** The message that shows how far a post is, with buttons that pause, resume and stop it. `rate`: messages a second just now. */
export const writeProgress = (
  { id, to, reach }: Pick<Broadcast, 'id' | 'to' | 'reach'>,
  { state, counts, slots }: Standing,
  rate: number | undefined,
  language: Language,
): Message => {
  const { progress: texts } = textsFor(language).posts;
  const { sent, failed, held, skipped } = counts;
  const walked = sent + failed + held + skipped;
  const left = Math.max(0, Math.min(reach, slots) - sent - failed - held);
  const isGoing = state === 'going';
  const known = {
    to: destinationWords(to, reach, language),
    share: slots === 0 ? 1 : walked / slots,
    sent,
    failed,
    waiting: held,
    ...(isGoing && rate !== undefined && rate > 0 && { rate, ...(left > 0 && { left: left / rate }) }),
  };
  const turn: Button = isGoing
    ? { text: texts.pause, callback: `broadcast:pause:${id}` }
    : { text: texts.resume, callback: `broadcast:go:${id}` };
  return words(isGoing ? texts.going(known) : texts.paused(known), [
    [turn, { text: texts.stop, callback: `broadcast:stop:${id}` }],
  ]);
};

/** Buttons by which a post is changed or taken back, as far as that can be done. */
const amendButtons = ({ id, form }: Pick<Broadcast, 'id' | 'form'>, language: Language): Button[] => {
  const { amend } = textsFor(language);
  const recall = { text: amend.recall, callback: `recall:post:${id}:recall` };
  return form === 'fixed' ? [recall] : [{ text: amend.edit, callback: `recall:post:${id}:edit` }, recall];
};

/** The message that says how a post ended. `failed`: of a post to few chats, what became of it in each where it did not arrive. */
export const writeReport = (
  broadcast: Pick<Broadcast, 'id' | 'to' | 'reach' | 'form'>,
  {
    end,
    counts,
    failed,
  }: {
    end: 'done' | 'stopped' | 'partly';
    counts: Map<Result, number>;
    failed: { title: string; result: Result }[];
  },
  language: Language,
): Message => {
  const { posts, broadcast: single } = textsFor(language);
  const { report: texts } = posts;
  const { id, to, reach } = broadcast;
  const sent = counts.get('sent') ?? 0;
  const only = to.kind === 'chats' && to.chats.length === 1 ? to.chats[0] : undefined;
  const amend = amendButtons(broadcast, language);
  const stop: Button[] = [{ text: posts.progress.stop, callback: `broadcast:stop:${id}` }];
  if (only !== undefined && end === 'partly') return words(single.waiting(only.title), [stop]);
  if (only !== undefined && sent === 1) return words(single.posted(only.title), [amend]);
  const [why] = failed;
  if (only !== undefined && end === 'done' && why !== undefined)
    return words(`${single.failed(only.title)}\n${texts.chat(why.title, texts.result[why.result])}`, [
      [{ text: texts.again, callback: `broadcast:again:${id}` }],
    ]);
  const where = destinationWords(to, reach, language);
  const others = [...counts].filter(([result]) => result !== 'sent');
  return words(
    [
      end === 'stopped' ? texts.stopped(where, sent) : texts[end](where, sent, Math.max(sent, reach)),
      ...others.map(([result, count]) => texts.line(texts.result[result], count)),
      ...failed.slice(0, mostNamed).map(({ title, result }) => texts.chat(title, texts.result[result])),
    ].join('\n'),
    [
      [{ text: texts.table, callback: `broadcast:csv:${id}` }],
      ...(sent > 0 ? [amend] : []),
      ...(end === 'partly' ? [stop] : []),
    ],
  );
};
