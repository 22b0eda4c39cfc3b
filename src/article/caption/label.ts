/** How newsrooms call a picture, in the languages of the papers that people follow. */
const picture = String.raw`fotos?|fotograf(?:ie|ía|i|er)?|fotógraf[oa]s?|photos?|photograph(?:s|e|er|y|ie)?|images?|imagen|imágenes|imagem|imagens|immagin[ei]|pictures?|pics?|bild(?:er)?|symbol(?:fotos?|bild(?:er)?)|archiv(?:fotos?|bild)|file photo|billede|bilde|kuva|gambar|beeld|prent|picha|ilustrasi|ilustración|illustrations?|collage|montage|grafik|graphics?|animation|video|vídeo|isithombe|izithombe|umfanekiso|imifanekiso|setšoantšo|senepe|setshwantsho|litrato|larawan|ảnh|fot|fotó|kép|zdjęcie|obrázek|fotoğraf|görsel|коллаж|иллюстрация|фото|写真|撮影|사진`;
/** And whom it is from. */
const maker = String.raw`credits?|crédits?|créditos?|kredit|sources?|sumber|quelle|bron|kilde|källa|fonte|fuente|zdroj|źródło|kaynak|umthombo|chanzo|copyright|all rights reserved|tous droits réservés|alle rechte vorbehalten|bildrechte|bildnachweis|bildquelle|courtesy(?: of)?|dok(?:umentasi)?|agency|agencia|repro`;
const by = String.raw`by|von|di|door|oleh|par|por|de|av|af|na|courtesy of|courtesy`;
/** "Foto", "Photo credit", "Image source", "Sumber foto". */
const label = String.raw`(?:(?:${picture})(?:\s(?:${maker}))?|(?:${maker})(?:\s(?:${picture}))?)`;
const start = String.raw`(?:^|[\s.,;|–—()-])`;

/** In brackets: "(Foto: X/Antara)". */
export const inBrackets = new RegExp(
  String.raw`[([](?:${label})\s{0,2}(?:[:：/.©]|by\s)\s{0,2}(?<credit>[^()[\]]{2,120}(?:\([^()]{2,60}\))?)[)\]]\.?`,
  'iu',
);
/** At the end: "| Foto: Dwi Putra", "Photograph: Ana Ruiz/AFP". */
export const labelled = new RegExp(
  String.raw`${start}(?:${label})\s{0,2}(?:[:：/=.,]|\.{3}|…)\s{0,2}(?:(?:by|von|oleh)\s)?(?<credit>[^\n]{2,160})$`,
  'iu',
);
/** "— Picture by X", "Photo by X / Y via Getty", "Picha na X". */
export const made = new RegExp(
  String.raw`${start}(?:${picture})\s(?:${by})\s(?<credit>\p{Lu}[^:：]{1,120})$`,
  'iu',
);
export const copyright =
  /(?:^|[\s.,;|–—(])(?:(?:bild|foto|photo|image|copyright)\s)?(?:©|\(c\)|copyright\s©?)\s{0,2}(?<credit>[^©]{2,120})$/iu;

const leading = new RegExp(
  String.raw`^[([\s]{0,5}(?:(?:${label})\s{0,2}(?:[:：/=,©]|\.{1,3}|…|\s(?:${by})(?=\s\p{Lu}))|(?:photo|picture|foto|image|bild|photograph)\s(?:${by}|via)(?=\s)|(?:image|photo|picture)\s(?:copyright|credit|source)(?=\s)|provided by|©|\(c\)|copyright)\s{0,3}`,
  'iu',
);
/** "Foto: Foto: X" is X; a label may be told twice. */
export const withoutLabel = (text: string): string => {
  let rest = text.trim();
  for (let times = 0; times < 3; times++) {
    const less = rest.replace(leading, '').trim();
    if (less === rest || less === '') break;
    rest = less;
  }
  return rest;
};

const alone = new RegExp(
  String.raw`^[([]?(?:${label}|(?:image|media|photo) caption|caption|©)\s{0,2}(?:[:：,/©]|\.{1,3}|…)?(?:\s(?:${by}))?$`,
  'iu',
);
/** Nothing but the label of what comes next: "Image source,", "Foto:", "Credit...". */
export const isLabel = (text: string): boolean => alone.test(text.trim());
/** Whether what such a label announces is the caption itself. */
export const isCaptionLabel = (text: string): boolean => /caption/i.test(text);
