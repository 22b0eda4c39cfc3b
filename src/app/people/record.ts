import type { Audience } from '../../audience/follow.ts';
import type { Following } from '../../audience/following.ts';
import { createForgetChat, type ForgetChat } from '../../audience/record/forget.ts';
import { createKnownOf, type KnownOf } from '../../audience/record/known.ts';
import { everybodyId } from '../../audience/subscribers/everybody.ts';
import type { Collections } from '../../store/collections.ts';
import type { Reporting } from '../managing/reporting.ts';
import type { Sending } from '../sending.ts';

type Trail = Sending['delivery']['trail'];

/** Finds all that is kept of a chat; wired. */
export const wireKnownOf = ({
  store,
  list,
  trail,
  counted,
}: {
  store: Pick<Collections, 'chats' | 'managers' | 'saved' | 'reviews' | 'inboxes'>;
  list: Following['list'];
  trail: Pick<Trail, 'of'>;
  counted: Reporting['counted'];
}): KnownOf =>
  createKnownOf({
    getChat: store.chats.get,
    list,
    managers: store.managers,
    saved: store.saved,
    declined: store.reviews.declined,
    waiting: async (chatId) => (await store.inboxes.get(chatId))?.items,
    counted,
    deliveries: async (chat) =>
      (await trail.of(chat)).map(({ storyId, sourceId, receipt }) => ({ storyId, sourceId, ...receipt })),
  });

/** Deletes all that is kept of a chat; wired. */
export const wireForgetChat = ({
  store,
  audience,
  trail,
  forgetCounted,
}: {
  store: Collections;
  audience: Audience;
  trail: Pick<Trail, 'forget'>;
  forgetCounted: Reporting['forget'];
}): ForgetChat =>
  createForgetChat({
    chats: store.chats,
    audience,
    managers: store.managers,
    untold: store.untold,
    saved: store.saved,
    forgetDeliveries: trail.forget,
    forgetDay: store.dayCounts.forget,
    forgetPublishing: async ({ id: chatId, formerId, everybody }) => {
      await store.postedLog.forget(chatId);
      await store.reviews.clear(formerId ?? chatId);
      if (everybody !== undefined) await store.audiences.vacate(everybodyId, everybody, chatId);
      await store.audit.clear(chatId);
      await store.awaiting.end(chatId);
      await store.forgetSlips(chatId);
      await forgetCounted(chatId);
    },
  });
