/** What followers are told of a feed itself, once each: it has been unreadable for days, can be read again, was closed by its publisher. */
export type FeedNotice = 'failing' | 'back' | 'ended';
