import { isSource } from './agencies.ts';
import { creditIn } from './credit.ts';
import { isCaptionLabel, isLabel, withoutLabel } from './label.ts';
import { isCredit, isNamed, isSure } from './makers.ts';
import { lettersOf } from '../page/text.ts';
import type { Note } from '../page/parts.ts';

/** What readers of a page may do with a picture, not what it shows: alone, or told before a caption with a colon. */
const buttons =
  /^(?:open (?:this )?(?:photo|image) in gallery|media playback is (?:unsupported|not supported) on (?:your|this) device|view (?:image|photo)s? in (?:fullscreen|full screen|gallery)|(?:view|show|see|open|close|hide|toggle|expand|enlarge|click|tap|lihat|perbesar) (?:the )?(?:full ?screen|captions?|image|photo|picture|gallery|slideshow|more|full size|larger image|foto)(?: \p{L}{2,10}){0,3}|bild(?:beschreibung|unterschrift)?(?: einblenden| vergrößern| in großer ansicht| anzeigen)|vollbild|abrir (?:foto|imagen)(?: \p{L}{2,10}){0,3}|perbesar|vergrößern|enlarge(?: this image)?|ampliar(?: (?:foto|imagen))?|agrandir(?: l['’]image)?|advertisement|iklan|anzeige|publicidad|play(?: video)?|pause|share|bagikan|teilen|partager|save|zoom|gallery|galerie|(?:image |foto )?\d{1,3}\s?(?:of|\/|von|dari|de)\s?\d{1,3}|fullscreen|close|visa mer|vis mer|vise mere|läs mer|show more|read more|more|less|mehr anzeigen)(?:\s?[.>»×]?\s*$|\s?:\s*)/iu;
const buttonsBehind =
  /\s(?:more\s?>{1,2}|vis mer|vise mere|visa mer|show (?:more|less)|see more|mehr anzeigen|lees meer|meer tonen|voir plus|ver más|acquire licensing rights.{0,40}|purchase licensing rights.{0,40}|\(?opens (?:in )?(?:a )?new (?:tab|window)\)?)\.?$/iu;
const rights =
  /(?<=[\p{L}\d).])\s?[.,–-]?\s?(?:all rights reserved|tous droits réservés|alle rechte vorbehalten)\.?$/iu;
/** A recording beside a picture has a length, and a picture has none. */
const recording =
  /^(?:watch )?live$|watch \p{Lu}\p{L}+ live|^(?:audio|video)\b.{0,20}\d{1,2}:\d{2}|\d{1,2}:\d{2}\smin\b/iu;
/** A player says such things beside a recording, whose words are not a picture's. */
const player = /^related\s?:|\b(?:embed this|copy link|replay|up next|autoplay|now playing)\b/i;
const duration = /^\d{1,2}:\d{2}(?::\d{2})?$/;

/** The pieces of a figure's words that say what the picture shows, and those that say who made it. */
export type Pieces = { captions: string[]; credits: string[]; isRecording: boolean };

export const piecesOf = (notes: Note[]): Pieces => {
  const captions: string[] = [];
  const credits: string[] = [];
  if (notes.some(({ text }) => player.test(text))) return { captions, credits, isRecording: true };
  let announced: 'caption' | 'credit' | undefined;
  for (const note of distinct(ownOf(notes))) {
    const text = withoutButtons(note.text);
    if (!/\p{L}/u.test(text)) continue;
    if (isLabel(text)) {
      announced = isCaptionLabel(text) ? 'caption' : 'credit';
      continue;
    }
    const isAnnounced = announced === 'credit' && (note.kind === 'credit' || isNamed(text));
    const isOne = announced === undefined && isCreditNote({ ...note, text }, captions, credits);
    (isAnnounced || isOne ? credits : captions).push(text);
    announced = undefined;
  }
  return { captions, credits, isRecording: notes.some(({ text }) => duration.test(text)) };
};

const withoutButtons = (text: string): string =>
  recording.test(text)
    ? ''
    : text
        .replace(buttons, '')
        .replace(buttonsBehind, '')
        .replace(/^(?:image|media|photo) caption[,:]?\s/i, '')
        .replace(rights, '')
        .trim();

/** Where a figure has a caption by name, its other words are buttons and headlines, unless they say whose picture it is. */
const ownOf = (notes: Note[]): Note[] =>
  notes.some(({ kind }) => kind === 'caption')
    ? notes.filter(({ kind, text }, at) => {
        const before = notes[at - 1];
        const isAnnounced = before !== undefined && isLabel(before.text) && !isCaptionLabel(before.text);
        return kind !== 'plain' || isLabel(text) || isAnnounced || (isSure(text) && isCredit(text));
      })
    : notes;

/** Its element says so, or it reads like one behind a caption; long sentences are none, whatever their element is called. */
const isCreditNote = ({ text, kind }: Note, captions: string[], credits: string[]): boolean =>
  kind === 'credit'
    ? !isCaptionWithCredit(text) &&
      (text.length <= 60 || isCredit(text) || (text.length <= 150 && !/\p{Ll}{3,}[.!?]/u.test(text)))
    : (captions.length + credits.length > 0 && /^[/|]/.test(text)) ||
      ((captions.length > 0 || withoutLabel(text) !== text || isSource(text)) && isCredit(text));

/** "Titan in false colours. (NASA/JPL)", in an element that is called a credit. */
const isCaptionWithCredit = (text: string): boolean =>
  withoutLabel(text) === text && (creditIn(text)?.rest.trim().split(/\s+/).length ?? 0) >= 4;

/** What is said of less is no sentence that may stand in another. */
const leastSaid = 20;
/** Pages write a caption twice, for wide and for narrow screens, or its beginning first and then the whole. */
const distinct = (notes: Note[]): Note[] => {
  const kept: { note: Note; letters: string }[] = [];
  for (const note of notes) {
    const letters = lettersOf(note.text);
    const isLong = letters.length > leastSaid;
    if (kept.some((one) => one.letters === letters || (isLong && one.letters.includes(letters)))) continue;
    const shorter = kept.findIndex(
      (one) => one.letters.length > leastSaid && letters.startsWith(one.letters),
    );
    kept.splice(shorter < 0 ? kept.length : shorter, 1, { note, letters });
  }
  return kept.map(({ note }) => note);
};
