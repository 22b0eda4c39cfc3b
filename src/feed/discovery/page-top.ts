/** Read of a page: channel pages of YouTube say where their feed is behind 600,000 characters. */
export const maxPageBytes = 2 * 1_048_576;

/** The part of a body that is looked at, on its own: so that no more than that goes to another thread. */
export const topOf = (body: Uint8Array): Uint8Array => new Uint8Array(body.subarray(0, maxPageBytes));
