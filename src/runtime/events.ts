/**
 * What happens inside Kabar, for whoever looks on: the demo's page. Plain facts with ids, nothing secret; times in milliseconds
 * since the epoch. A campaign that brings a story has the story's id, with
 * a colon and a topic's behind it where it is for that topic's followers.
 */
export type KabarEvent =
  /** A feed was looked at; `why`: what was wrong with it. */
  | {
      kind: 'look';
      feedId: string;
      title: string;
      url: string;
      result: 'news' | 'nothing' | 'failed';
      fresh: number;
      why?: string;
      nextAt: number;
    }
  /** A story is new, or was changed by its publisher. `clusterId`: of the event that it reports, where it has one. */
  | {
      kind: 'story' | 'revised';
      storyId: string;
      feedId: string;
      source: string;
      headline: string;
      url?: string;
      clusterId?: string;
    }
  /** The one decision for a chat and what is on its way to it. */
  | {
      kind: 'decision';
      campaignId: string;
      chatId: number;
      decision: 'send' | 'hold' | 'skip';
      why?: string;
      /** The term of a filter that was not fulfilled. */
      detail?: string;
      isSilent?: boolean;
      until?: number;
    }
  /** What became of it, as it is on disk. */
  | {
      kind: 'receipt';
      campaignId: string;
      chatId: number;
      receipt: 'sent' | 'skipped' | 'held' | 'gone' | 'rejected';
      messageId?: number;
      why?: string;
      until?: number;
    }
  /** The pace of sending, told when it has changed: messages a second that are thought to be allowed, under way, waiting, and until when Telegram asks for a pause. */
  | { kind: 'rate'; perSecond: number; inFlight: number; waiting: number; heldUntil: number };

/** Is told of events as they happen; must not throw. Without one nothing is told, and nothing made to be told. */
export type OnEvent = (event: KabarEvent) => void;
