/** Names that say which size or use a file has, not which file it is. */
const noName =
  /^(?:\d{1,4}|image|img|foto|photo|picture|cover|thumb|thumbnail|original|default|master|full|large|medium|small|index)$/;
/** Content systems name a file's folder by such a key: "/img/media/3f1c…/500.jpg". */
const key = /^[\da-f-]{16,64}$/;

/** Marks of a size at the end of a name: "-300x200", "_169" (16:9), "-scaled", "@2x". */
const sizes = [
  /[-_@]\d{2,4}x\d{2,4}$/,
  /_(?:169|43|11)$/,
  /-scaled$/,
  /@[23]x$/,
  /[-_](?:small|medium|large)$/,
];

/** What tells one picture from another: sizes, formats and hosts differ from one place to the next, the file's name does not. */
export const fileOf = (url: string): string => {
  const address = URL.parse(innermost(url));
  if (address === null) return url;
  const segments = address.pathname.toLowerCase().split('/').slice(-30);
  const last = segments.at(-1) ?? '';
  const name = sizes.reduce((rest, mark) => rest.replace(mark, ''), withoutType(withoutType(last)));
  if (name !== '' && !noName.test(name)) return name;
  // Named by its size or not at all: then its folders or its question tell which it is.
  return segments.findLast((segment) => key.test(segment)) ?? `${address.pathname}${address.search}`;
};

const withoutType = (name: string): string => name.replace(/\.(?:jpe?g|png|webp|gif|avif)$/, '');

/** Services that make pictures smaller are asked for one by its address: "/_next/image?url=https%3A%2F%2F…". */
const innermost = (url: string): string => {
  const asked = URL.parse(url)?.searchParams;
  const inner = ['url', 'src', 'image']
    .map((name) => asked?.get(name))
    .find((one) => one?.startsWith('http'));
  return inner ?? url;
};
