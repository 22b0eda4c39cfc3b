/** What the thread does with lists of feeds: code of its own, loaded when a file comes or goes. */
export { readList } from '../feed/opml/read.ts';
export { writeList } from '../feed/opml/write.ts';
