import { describe, expect, it } from 'vitest';
import { knownPlace } from '../../../src/feed/discovery/known-places.ts';

const channel = 'UCkoran-koran_koran0001A';
const videos = 'https://www.youtube.com/feeds/videos.xml';

describe('an address with a known feed', () => {
  it.each([
    [`https://www.youtube.com/channel/${channel}`, `${videos}?channel_id=${channel}`],
    [`https://m.youtube.com/channel/${channel}/videos?view=0`, `${videos}?channel_id=${channel}`],
    ['https://www.youtube.com/playlist?list=PLkoran0001', `${videos}?playlist_id=PLkoran0001`],
    ['https://www.youtube.com/user/koran', `${videos}?user=koran`],
    ['https://www.reddit.com/r/indonesia', 'https://www.reddit.com/r/indonesia/.rss'],
    ['https://old.reddit.com/r/indonesia/top/?t=day', 'https://www.reddit.com/r/indonesia/.rss'],
    ['https://reddit.com/r/indonesia/comments/1a2b/judul/', 'https://www.reddit.com/r/indonesia/.rss'],
    ['https://www.reddit.com/u/koran', 'https://www.reddit.com/user/koran/.rss'],
    ['https://mastodon.social/@koran', 'https://mastodon.social/@koran.rss'],
    ['https://sosial.koran.id/@berita/', 'https://sosial.koran.id/@berita.rss'],
    ['https://mastodon.social/@koran@sosial.id', 'https://sosial.id/@koran.rss'],
    ['https://mastodon.social/web/@koran', 'https://mastodon.social/@koran.rss'],
    ['https://bsky.app/profile/koran.bsky.social', 'https://bsky.app/profile/koran.bsky.social/rss'],
    ['https://bsky.app/profile/did:plc:abc123/post/1', 'https://bsky.app/profile/did:plc:abc123/rss'],
    ['https://github.com/koran/kabar', 'https://github.com/koran/kabar/releases.atom'],
    ['https://github.com/koran/kabar.git', 'https://github.com/koran/kabar/releases.atom'],
    ['https://github.com/koran/kabar/releases/tag/v1', 'https://github.com/koran/kabar/releases.atom'],
    ['https://github.com/koran/kabar/tags', 'https://github.com/koran/kabar/tags.atom'],
    ['https://github.com/koran/kabar/commits/main', 'https://github.com/koran/kabar/commits/main.atom'],
    ['https://medium.com/@koran', 'https://medium.com/feed/@koran'],
    ['https://medium.com/berita-kita/judul-1a2b', 'https://medium.com/feed/berita-kita'],
    ['https://medium.com/tag/kopi', 'https://medium.com/feed/tag/kopi'],
    ['https://koran.medium.com/', 'https://koran.medium.com/feed'],
    ['https://koran.substack.com/p/judul', 'https://koran.substack.com/feed'],
    ['https://open.substack.com/pub/koran/p/judul', 'https://koran.substack.com/feed'],
    ['https://koran.tumblr.com/', 'https://koran.tumblr.com/rss'],
    ['https://www.tumblr.com/koran/123/judul', 'https://koran.tumblr.com/rss'],
    ['https://www.tumblr.com/blog/view/koran', 'https://koran.tumblr.com/rss'],
  ])('is %s', (address, expected) => {
    expect(knownPlace(address)?.url).toBe(expected);
  });

  it.each([
    'https://www.youtube.com/@koran',
    'https://www.youtube.com/watch?v=abc',
    'https://www.youtube.com/playlist?list=',
    `https://koran.id/channel/${channel}`,
    'https://www.reddit.com/',
    'https://www.reddit.com/r/indonesia/.rss',
    'https://mastodon.social/@koran.rss',
    'https://mastodon.social/@koran/123',
    'https://www.tiktok.com/@koran',
    'https://www.threads.net/@koran',
    'https://bsky.app/profile/koran.bsky.social/rss',
    'https://github.com/koran',
    'https://github.com/topics/news',
    'https://github.com/koran/kabar/issues',
    'https://medium.com/',
    'https://medium.com/feed/@koran',
    'https://koran.substack.com/feed',
    'https://www.tumblr.com/explore',
    'https://reddit.com.koran.id/r/indonesia',
    'https://koran.id/',
    'https://koran.id/r/indonesia',
  ])('is none of %s', (address) => {
    expect(knownPlace(address)).toBeUndefined();
  });

  it.each([
    ['https://old.reddit.com/r/indonesia/', 'reddit.com/r/indonesia'],
    ['https://www.youtube.com/user/koran', 'youtube.com/user/koran'],
    ['https://mastodon.social/@koran', 'mastodon.social/@koran'],
    ['https://www.tumblr.com/koran', 'koran.tumblr.com'],
  ])('%s is called %s', (address, title) => {
    expect(knownPlace(address)?.title).toBe(title);
  });
});
