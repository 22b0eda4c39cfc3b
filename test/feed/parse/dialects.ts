import { cdata, escape, iso, rfc822, type Piece } from './newsroom.ts';

export type Dialect = (pieces: Piece[]) => string;

const xml = '<?xml version="1.0" encoding="UTF-8"?>\n';
const html = ({ text, picture }: Piece): string =>
  `<figure><img src="${picture}" width="800" height="450" alt=""/><figcaption>Warga menunggu. Foto: Antara</figcaption></figure><p>${escape(text)}</p>\n<p>Kedua.</p>`;
const each = (pieces: Piece[], one: (piece: Piece) => string): string => pieces.map(one).join('\n');

/** Feeds in the dialects that content systems speak, all of the same news. */
export const dialects: Record<string, Dialect> = {
  wordpress: (all) => `${xml}<rss version="2.0"
	xmlns:content="http://purl.org/rss/1.0/modules/content/"
	xmlns:wfw="http://wellformedweb.org/CommentAPI/"
	xmlns:dc="http://purl.org/dc/elements/1.1/"
	xmlns:atom="http://www.w3.org/2005/Atom"
	xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"
	xmlns:slash="http://purl.org/rss/1.0/modules/slash/">
<channel>
	<title>Contoh News</title>
	<atom:link href="https://news.example/feed/" rel="self" type="application/rss+xml" />
	<link>https://news.example</link>
	<description>Kabar &#8211; setiap hari</description>
	<lastBuildDate>Fri, 05 May 2023 06:30:00 +0000</lastBuildDate>
	<language>id-ID</language>
	<sy:updatePeriod>hourly</sy:updatePeriod>
	<sy:updateFrequency>1</sy:updateFrequency>
	<generator>https://wordpress.org/?v=6.2</generator>
<image><url>https://news.example/icon.png</url><title>Contoh ikon</title><link>https://news.example/ikon</link><width>32</width></image>
${each(
  all,
  (piece) => `	<item>
		<title>${escape(piece.title)}</title>
		<link>${escape(piece.url)}</link>
					<comments>${escape(piece.url)}#respond</comments>
		<dc:creator>${cdata(piece.author)}</dc:creator>
		<pubDate>${rfc822(piece.at).replace('GMT', '+0000')}</pubDate>
				<category>${cdata(piece.category)}</category>
		<guid isPermaLink="false">${escape(piece.guid)}</guid>
		<description>${cdata(`<p>${escape(piece.text)} [&#8230;]</p>\n<p>The post <a href="${escape(piece.url)}">${escape(piece.title)}</a> appeared first on <a href="https://news.example">Contoh News</a>.</p>`)}</description>
		<content:encoded>${cdata(html(piece))}</content:encoded>
		<wfw:commentRss>${escape(piece.url)}/feed/</wfw:commentRss>
		<slash:comments>0</slash:comments>
	</item>`,
)}
</channel>
</rss>`,

  plainRss: (all) =>
    `${xml}<rss version="2.0"><channel><title>Contoh &amp; Co</title><link>http://news.example/</link><description>x</description><ttl>30</ttl><skipHours><hour>1</hour><hour>2</hour></skipHours>${each(
      all,
      (piece) =>
        `<item><title>${escape(piece.title)}</title><link>${escape(piece.url)}</link><description>${escape(html(piece))}</description><pubDate>${rfc822(piece.at, 7)}</pubDate><guid>${escape(piece.url)}</guid><author>redaksi@news.example (${escape(piece.author)})</author><enclosure url="${piece.picture}" length="1" type="image/jpeg"/></item>`,
    )}</channel></rss>`,

  cdataTitles: (all) =>
    `${xml}<rss version="2.0"><channel><title>${cdata('Contoh News')}</title><link>${cdata('http://news.example/')}</link>${each(
      all,
      (piece) =>
        `<item>\n<title>\n${cdata(piece.title)}\n</title>\n<link>\n${cdata(piece.url)}\n</link>\n<guid isPermaLink="true">${cdata(piece.url)}</guid>\n<pubDate>${cdata(rfc822(piece.at))}</pubDate>\n<description>${cdata(`<img src="${piece.picture}"/>${escape(piece.text)}`)}</description></item>`,
    )}</channel></rss>`,

  noVersion: (all) =>
    `<rss><channel><title>Contoh</title><link>http://news.example/</link>${each(
      all,
      (piece) =>
        `<item><title>${escape(piece.title)}</title><link>${escape(piece.url)}</link><pubDate>${rfc822(piece.at)}</pubDate></item>`,
    )}</channel></rss>`,

  netscape091: (all) =>
    `<?xml version="1.0"?>\n<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">\n<rss version="0.91"><channel><title>Contoh</title><link>http://news.example/</link><description>a</description><language>en-us</language>${each(
      all,
      (piece) =>
        `<item><title>${escape(piece.title)}</title><link>${escape(piece.url)}</link><description>${escape(piece.text)}</description></item>`,
    )}<textinput><title>Cari</title><description>Cari</description><name>q</name><link>http://news.example/cari</link></textinput></channel></rss>`,

  rdf: (all) =>
    `${xml}<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/">
<channel rdf:about="https://news.example/"><title>Contoh: RDF</title><link>https://news.example/</link><description>d</description><dc:language>en-us</dc:language><dc:date>2023-05-05T06:30:00+00:00</dc:date><image rdf:resource="https://news.example/i.gif"/><items><rdf:Seq>${each(all, ({ url }) => `<rdf:li rdf:resource="${escape(url)}"/>`)}</rdf:Seq></items></channel>
<image rdf:about="https://news.example/i.gif"><title>Contoh ikon</title><url>https://news.example/i.gif</url><link>https://news.example/ikon</link></image>
${each(
  all,
  (piece) =>
    `<item rdf:about="${escape(piece.url)}"><title>${escape(piece.title)}</title><link>${escape(piece.url)}</link><description>${escape(`<p>${escape(piece.text)}</p>`)}</description><dc:creator>${piece.author}</dc:creator><dc:date>${iso(piece.at, 7)}</dc:date><dc:subject>${piece.category}</dc:subject><slash:section>x</slash:section></item>`,
)}
</rdf:RDF>`,

  blogger: (all) =>
    `<?xml version='1.0' encoding='UTF-8'?><?xml-stylesheet href="http://www.blogger.com/styles/atom.css" type="text/css"?><feed xmlns='http://www.w3.org/2005/Atom' xmlns:openSearch='http://a9.com/-/spec/opensearchrss/1.0/' xmlns:gd='http://schemas.google.com/g/2005' xmlns:thr='http://purl.org/syndication/thread/1.0' xmlns:media='http://search.yahoo.com/mrss/'><id>tag:blogger.com,1999:blog-1</id><updated>2023-05-05T13:30:00.000+07:00</updated><category term='umum'/><title type='text'>Contoh Blog</title><subtitle type='html'>&lt;b&gt;x&lt;/b&gt;</subtitle><link rel='http://schemas.google.com/g/2005#feed' type='application/atom+xml' href='https://blog.example/feeds/posts/default'/><link rel='self' type='application/atom+xml' href='https://blog.example/feeds/posts/default'/><link rel='alternate' type='text/html' href='https://blog.example/'/><link rel='hub' href='http://pubsubhubbub.appspot.com/'/><author><name>Pemilik</name><uri>http://www.blogger.com/profile/1</uri><email>noreply@blogger.com</email></author><generator version='7.00' uri='http://www.blogger.com'>Blogger</generator>${each(
      all,
      (piece) =>
        `<entry><id>tag:blogger.com,1999:blog-1.post-${piece.n}</id><published>${iso(piece.at, 7).replace('+', '.123+')}</published><updated>${iso(new Date(piece.at.getTime() + 60_000), 7)}</updated><category scheme='http://www.blogger.com/atom/ns#' term='${piece.category}'/><title type='text'>${escape(piece.title)}</title><content type='html'>${escape(html(piece))}</content><link rel='replies' type='application/atom+xml' href='https://blog.example/feeds/${piece.n}/comments/default' title='Post Comments'/><link rel='edit' type='application/atom+xml' href='https://www.blogger.com/feeds/1/posts/default/${piece.n}'/><link rel='self' type='application/atom+xml' href='https://www.blogger.com/feeds/1/posts/default/${piece.n}'/><link rel='alternate' type='text/html' href='${escape(piece.url)}' title='${escape(piece.title).replaceAll("'", '&#39;')}'/><author><name>${piece.author}</name><uri>http://www.blogger.com/profile/1</uri><email>noreply@blogger.com</email><gd:image rel='http://schemas.google.com/g/2005#thumbnail' width='16' height='16' src='https://img1.blogblog.com/img/b16-rounded.gif'/></author><media:thumbnail xmlns:media='http://search.yahoo.com/mrss/' url='${piece.picture}' height='72' width='72'/><thr:total>0</thr:total></entry>`,
    )}</feed>`,

  atomXhtml: (all) =>
    `${xml}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Contoh <b>tebal</b></div></title><id>urn:x</id><link href="https://news.example/"/><updated>2023-05-05T06:30:00Z</updated>${each(
      all,
      (piece) =>
        `<entry><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><em>${escape(piece.title.slice(0, 5))}</em>${escape(piece.title.slice(5))}</div></title><id>urn:x:${piece.n}</id><link href="${escape(piece.url)}"/><updated>${iso(piece.at)}</updated><author><name>${piece.author}</name></author><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">${html(piece)}</div></content></entry>`,
    )}</feed>`,

  atom03: (all) =>
    `${xml}<feed version="0.3" xmlns="http://purl.org/atom/ns#" xml:lang="en"><title mode="escaped" type="text/html">Contoh &lt;i&gt;lama&lt;/i&gt;</title><link rel="alternate" type="text/html" href="http://news.example/"/><tagline>x</tagline><modified>2023-05-05T06:30:00Z</modified>${each(
      all,
      (piece) =>
        `<entry><title>${escape(piece.title)}</title><link rel="alternate" type="text/html" href="${escape(piece.url)}"/><link rel="service.edit" type="application/x.atom+xml" href="http://news.example/edit"/><issued>${iso(piece.at, 7)}</issued><modified>${iso(new Date(piece.at.getTime() + 60_000))}</modified><created>${iso(piece.at)}</created><id>tag:news.example,2023:${piece.n}</id><author><name>${piece.author}</name></author><content type="text/html" mode="escaped" xml:base="http://news.example/a/">${escape(html(piece))}</content></entry>`,
    )}</feed>`,

  prefixedAtom: (all) =>
    `${xml}<atom:feed xmlns:atom="http://www.w3.org/2005/Atom"><atom:title>Contoh berawalan</atom:title><atom:id>urn:p</atom:id><atom:link href="https://news.example/" rel="alternate"/>${each(
      all,
      (piece) =>
        `<atom:entry><atom:id>urn:p:${piece.n}</atom:id><atom:title type="html">${escape(escape(piece.title))}</atom:title><atom:link rel="alternate" href="${escape(piece.url)}"/><atom:published>${iso(piece.at)}</atom:published><atom:updated>${iso(piece.at)}</atom:updated><atom:summary>${escape(piece.text)}</atom:summary></atom:entry>`,
    )}</atom:feed>`,

  dotNet: (all) =>
    `<?xml version="1.0" encoding="utf-8"?><rss xmlns:a10="http://www.w3.org/2005/Atom" version="2.0"><channel xml:base="https://news.example/"><title>Contoh .NET</title><link>https://news.example/</link><a10:link rel="self" href="/rss"/>${each(
      all,
      (piece) =>
        `<item><guid isPermaLink="false">${piece.n}-abc</guid><link>${escape(piece.url)}</link><title>${escape(piece.title)}</title><description>${escape(piece.text)}</description><a10:author><a10:name>${piece.author}</a10:name></a10:author><a10:updated>${iso(piece.at)}</a10:updated><a10:content type="html">${escape(html(piece))}</a10:content></item>`,
    )}</channel></rss>`,

  mediaRss: (all) =>
    `${xml}<rss version="2.0" xmlns:m="http://search.yahoo.com/mrss/" xmlns:dcterms="http://purl.org/dc/terms/"><channel><title>Contoh Media</title><link>https://news.example/</link>${each(
      all,
      (piece) =>
        `<item><m:group><m:title>Judul gambar</m:title><m:content url="https://img.example/kecil.jpg" width="100" medium="image"/><m:content url="${piece.picture}" width="1200" medium="image"><m:description>Warga menunggu</m:description><m:credit role="photographer">Antara/Budi</m:credit></m:content><m:thumbnail url="https://img.example/t.jpg" width="60"/></m:group><title>${escape(piece.title)}</title><link>${escape(piece.url)}</link><guid isPermaLink="false">m${piece.n}</guid><pubDate>${rfc822(piece.at, -5)}</pubDate><description>${escape(piece.text)}</description></item>`,
    )}</channel></rss>`,

  youtube: (all) =>
    `${xml}<feed xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns:media="http://search.yahoo.com/mrss/" xmlns="http://www.w3.org/2005/Atom"><link rel="self" href="http://www.youtube.com/feeds/videos.xml?channel_id=U"/><id>yt:channel:U</id><title>Contoh TV</title><link rel="alternate" href="https://www.youtube.com/channel/U"/><author><name>Contoh TV</name></author><published>2010-01-01T00:00:00+00:00</published>${each(
      all,
      (piece) =>
        `<entry><id>yt:video:${piece.n}</id><yt:videoId>${piece.n}</yt:videoId><title>${escape(piece.title)}</title><link rel="alternate" href="${escape(piece.url)}"/><author><name>Contoh TV</name></author><published>${iso(piece.at)}</published><updated>${iso(piece.at)}</updated><media:group><media:title>${escape(piece.title)}</media:title><media:content url="https://www.youtube.com/v/${piece.n}" type="application/x-shockwave-flash" width="640" height="390"/><media:thumbnail url="${piece.picture}" width="480" height="360"/><media:description>${escape(piece.text)}</media:description></media:group></entry>`,
    )}</feed>`,

  podcast: (all) =>
    `${xml}<rss xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" version="2.0" xmlns:googleplay="http://www.google.com/schemas/play-podcasts/1.0"><channel><title>Contoh Siniar</title><link>https://news.example/</link><language>id</language><itunes:owner><itunes:name>Pemilik</itunes:name><itunes:email>a@b.example</itunes:email></itunes:owner><itunes:image href="https://img.example/siniar.jpg"/><itunes:category text="News"><itunes:category text="Daily News"/></itunes:category>${each(
      all,
      (piece) =>
        `<item><itunes:title>Episode</itunes:title><title>${escape(piece.title)}</title><link>${escape(piece.url)}</link><guid isPermaLink="false">${piece.guid}</guid><pubDate>${rfc822(piece.at)}</pubDate><description>${cdata(html(piece))}</description><itunes:author>${piece.author}</itunes:author><itunes:image href="${piece.picture}"/><enclosure url="https://audio.example/${piece.n}.mp3" length="1" type="audio/mpeg"/></item>`,
    )}</channel></rss>`,

  relative: (all) =>
    `${xml}<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://news.example/2023/"><title>Contoh relatif</title><link href="/"/><id>urn:r</id>${each(
      all,
      (piece) =>
        `<entry xml:base="05/"><title>${escape(piece.title)}</title><link href="${piece.n}/kabar-${piece.n}?id=${piece.n}&amp;from=rss"/><id>urn:r:${piece.n}</id><updated>${iso(piece.at)}</updated><summary type="html">${escape(piece.text)}</summary></entry>`,
    )}</feed>`,

  untitled: (all) =>
    `${xml}<rss version="2.0" xmlns:webfeeds="http://webfeeds.org/rss/1.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Contoh di Mastodon</title><link>https://social.example/@contoh</link><image><url>https://social.example/a.png</url><title>Contoh</title><link>https://social.example/@contoh</link></image>${each(
      all,
      (piece) =>
        `<item><guid isPermaLink="true">${escape(piece.url)}</guid><link>${escape(piece.url)}</link><pubDate>${rfc822(piece.at).replace('GMT', '+0000')}</pubDate><description>${escape(`<p>${escape(piece.title)}</p><p>${escape(piece.text)}</p>`)}</description><media:content url="${piece.picture}" type="image/jpeg" medium="image"><media:rating scheme="urn:simple">nonadult</media:rating><media:description type="plain">Warga menunggu</media:description></media:content><category>kabar</category></item>`,
    )}</channel></rss>`,

  reddit: (all) =>
    `${xml}<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"><category term="indonesia" label="r/indonesia"/><updated>2023-05-05T06:30:00+00:00</updated><icon>https://r.example/i.ico</icon><id>/r/indonesia.rss</id><link rel="self" href="https://r.example/r/indonesia.rss" type="application/atom+xml"/><link rel="alternate" href="https://r.example/r/indonesia" type="text/html"/><title>r/indonesia</title>${each(
      all,
      (piece) =>
        `<entry><author><name>/u/${piece.n}</name><uri>https://r.example/u</uri></author><category term="indonesia" label="r/indonesia"/><content type="html">${escape(html(piece))}</content><id>t3_${piece.n}</id><media:thumbnail url="${piece.picture}"/><link href="${escape(piece.url)}"/><updated>${iso(piece.at).replace('Z', '+00:00')}</updated><published>${iso(piece.at).replace('Z', '+00:00')}</published><title>${escape(piece.title)}</title></entry>`,
    )}</feed>`,

  guidOnly: (all) =>
    `${xml}<rss version="2.0"><channel><title>Contoh</title><link>https://news.example/</link>${each(
      all,
      (piece) =>
        `<item><title>${escape(piece.title)}</title><guid isPermaLink="true">${escape(piece.url)}</guid><dc:date xmlns:dc="http://purl.org/dc/elements/1.1/">${iso(piece.at)}</dc:date><description/></item>`,
    )}</channel></rss>`,
};
