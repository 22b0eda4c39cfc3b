import { isKnownPaper } from '../../story/dateline/papers.ts';

/** Who sells or lends pictures, where papers do not sign so; and words that newsrooms write in place of a name. */
const sources: ReadonlySet<string> = new Set(
  `
getty, getty images, gettyimages, afp via getty images, shutterstock, istock, istockphoto, adobe stock, alamy, alamy stock photo
imago, imago images, picture alliance, picture-alliance, keystone, keystone-sda, belga, anp, lusa, ntb, ritzau, ritzau scanpix
scanpix, tt, lehtikuva, pap, čtk, ctk, mti, sipa, sipa press, sipa usa, hans lucas, nurphoto, zuma, zuma press, zuma wire, wireimage
filmmagic, redux, magnum, magnum photos, press association, pa wire, pa images, pa media, pa archive, the canadian press, cp, ap photo
afp photo, antara foto, epa-efe, efe-epa, europa press, cuartoscuro, notimex, télam, gallo images, unsplash, pexels, pixabay, flickr
wikimedia, wikimedia commons, wikipedia, creative commons, cc by, cc by-sa, instagram, facebook, twitter, x, youtube, tiktok, telegram
linkedin, nasa, esa, usgs, maxar, planet labs, eyepix, abaca, abacapress, pixsell, eibner, ddp, epd, kna, sda, dts, rex, rex features
splash news, backgrid, mega, pool, pool photo, presse, belgaimage, vidi photo, hollandse hoogte, isopix, contributed, contributed photo
handout, handout photo, supplied, supplied photo, file, file photo, file picture, archive, archives, archivo, archiv, archivbild
arsip, archivio, courtesy, submitted, provided, screenshot, screengrab, screen grab, screen shot, tangkapan layar, istimewa, ist
dok, dok istimewa, dok pribadi, dokumentasi, dokumentasi pribadi, humas, symbolbild, symbolfoto, privat, private, dr, all rights reserved
stock image, stock photo, stringer, uncredited, staff, staff photo, staff photographer, montage, ap, afp, pa, epa, dpa, reuters, efe, anadolu ajansı, 연합뉴스, 뉴시스
뉴스1, 共同, 時事, 代表撮影, europapress, dpa/picture alliance, bbc, cnn, nbc, itv, channel 4, sky sports, mediapunch, starface, goff photos
`
    .split(/[,\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== ''),
);

const foldedName = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[.()©]/g, '')
    .replace(/\s+/g, ' ');

/** Whether these words are nothing but the name of one who sells, lends or keeps pictures. */
export const isSource = (name: string): boolean => {
  const one = foldedName(name);
  return one !== '' && (sources.has(one) || isKnownPaper(one));
};

/** Whether a name of two or more ends or begins with such a one: "Ana Ruiz AFP", "Reuters Archive". */
export const namesSource = (text: string): boolean => {
  const words = foldedName(text).split(' ').slice(0, 12);
  return [1, 2, 3].some(
    (count) => words.length >= count && (isLong(words.slice(-count)) || isLong(words.slice(0, count))),
  );
};
/** Two letters may be anything: "X", "MI", "AP". */
const isLong = (words: string[]): boolean => {
  const name = words.join(' ');
  return name.length > 2 && (sources.has(name) || isKnownPaper(name));
};
