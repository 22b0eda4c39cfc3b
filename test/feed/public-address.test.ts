import { describe, expect, it } from 'vitest';
import { isPublicAddress } from '../../src/feed/public-address.ts';

describe('the address of a feed', () => {
  it.each([
    'https://www.antaranews.com/rss/terkini.xml',
    'https://rss.tempo.co/nasional',
    'https://www.youtube.com/feeds/videos.xml?channel_id=UC5BMIWZe9isJXLZZWPWvBlg',
    'https://news.google.com/rss/search?q=banjir+jakarta&hl=id&gl=ID&ceid=ID:id',
    'https://blog.example/2026/11/27/rss?format=xml&page=2',
    'https://www.reddit.com/r/indonesia/.rss',
    'http://127.0.0.1:8080/berita.xml',
  ])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    'https://patreon.example/rss/show?auth=kR93jf0aLsPq',
    'https://git.example/group/project.atom?private_token=abc',
    'https://letters.example/feed/private/x.rss',
    'https://calendar.example/ical/private-9f8c2e/basic.ics',
    'https://cast.example/rss/9f8c2e7a61b04d5c8e11',
    'https://cast.example/rss/1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed',
    'https://alerts.example/feeds/01234567890123456789/4242',
    'https://user:secret@intern.example/rss',
    'no address',
  ])('%s is for those who follow it', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});
