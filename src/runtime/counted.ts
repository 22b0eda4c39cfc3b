/** A receipt's kind, as it is counted. */
export type CountedReceipt = 'sent' | 'skipped' | 'held' | 'gone' | 'rejected';

/** What is counted of Kabar's work, for metrics and the status page. Plain facts: no chat, nothing that anybody wrote to Kabar. */
export type Counted =
  /** A feed was looked at; `unchanged`: the server said so (304). `why`: what was wrong with it. */
  | { kind: 'look'; result: 'news' | 'nothing' | 'unchanged' | 'failed'; why?: string }
  /** A chat has its receipt for a campaign, or another than `before`. */
  | { kind: 'receipt'; campaignId: string; before?: CountedReceipt; after: CountedReceipt }
  /** A story has arrived in a chat, so long after its publication (milliseconds). `waited`: it was held for the chat before. */
  | { kind: 'arrival'; lagMs: number; waited: boolean };

/** Is told of each as it happens, often; must be quick and must not throw. Without one nothing is counted. */
export type OnCounted = (counted: Counted) => void;
