import { createExport } from '../../../../commands/subscriber/export/export.ts';
import { createForget } from '../../../../commands/subscriber/export/forget.ts';
import { createImport, type ImportOrder } from '../../../../commands/subscriber/export/import.ts';
import type { Chat } from '../../../audience/chat.ts';
import type { Following } from '../../../audience/following.ts';
import type { ForgetChat } from '../../../audience/record/forget.ts';
import type { Importing } from '../../../audience/record/import.ts';
import type { KnownOf } from '../../../audience/record/known.ts';
import type { FeedList } from '../../../feed/opml/list.ts';
import type { Collections } from '../../../store/collections.ts';

export type RecordCommands = ReturnType<typeof createRecordCommands>;

/** What is kept of a chat: taken along, brought, and deleted. */
export const createRecordCommands = ({
  list,
  importing,
  writeList,
  knownOf,
  forgetChat,
  managedOf,
  slips,
}: {
  list: Following['list'];
  importing: Importing;
  /** Writes an OPML file. */
  writeList(list: FeedList, now: number): Promise<string>;
  knownOf: KnownOf;
  forgetChat: ForgetChat;
  /** What is kept of the chats that a person is known to manage. */
  managedOf(userId: number): Promise<Chat[]>;
  slips: Collections['slips'];
}) => ({
  export: createExport({ list, writeList, knownOf }),
  import: createImport({ importing, orders: slips<ImportOrder>('import', 1) }),
  forget: createForget({ forget: forgetChat, managedOf, slips: slips<{ chatId: number }>('forget', 1) }),
});
