import type { Page } from './parts.ts';

/** Lines that stand in a body and are no part of the text. */
const inserted =
  /^\(?(?:baca (?:juga|selengkapnya|berita)|lihat juga|simak (?:juga|video)|tonton|also read|read (?:also|more|next)|related|advertisement|iklan|scroll|pilihan editor|video\s?:|gambas|loading|foto\s?:|editor\s?:|reporter\s?:|penulis\s?:|sumber\s?:|tag\s?:|share|bagikan|copyright|follow (?:berita|kami)|lesen sie (?:auch|hier|mehr)|lire aussi|à lire aussi|lea también|lee también|leia (?:também|mais)|leggi anche|lees ook|läs också|les også|zobacz (?:też|także)|see also|don['’]t miss|more (?:on|from) (?:this|the)|watch\s?:|listen\s?:|recommended|anzeige|werbung|publicité|publicidad)(?!\p{L})/iu;

/** Sentences that a page says to its readers before the article does: of browsers, accounts, offers, machines and dates. */
const notices = [
  /^(?:schriftgröße|font size|text size|ukuran (?:huruf|teks)|tamaño de letra|taille du texte)(?!\p{L})/iu,
  /^.{0,60}(?:会員(?:登録|限定)|ログイン|로그인)/u,
  /\b(?:have|get|with) (?:full |free |limited )?access to (?:this|the|our) (?:article|content|story)/iu,
  /^laporan (?:wartawan|reporter|kontributor|jurnalis)(?!\p{L}).{0,120}$/iu,
  /^[^.!?]{1,100}\.(?:jpe?g|png|webp)$/iu,
  /^\[[^[\]]{10,300}\]\.?$/u,
  /(?:your|this|ihr|votre|su) (?:web )?(?:browser|navigateur|navegador)\b.{0,80}(?:support|outdated|unterstütz|compatible|veraltet|javascript)/iu,
  /(?:javascript|cookies?)\b.{0,60}(?:enable|disabled|aktivier|activ|habilit|aktifkan|required)|(?:enable|aktifkan|activez) (?:javascript|cookies?)/iu,
  /(?:save|read|view|unlock|access|continue reading) (?:this|the|our|your) (?:full )?(?:article|story|content).{0,40}(?:regist|sign|subscri|log)/iu,
  /^(?:sign (?:in|up)|log ?in|register|subscribe|anmelden|registrieren|abonnez|suscríbe|masuk|daftar)\b.{0,120}(?:account|free|newsletter|article|access|abo|konto|gratis|akun|email|inbox|read|now)/iu,
  /(?:already|bereits|déjà) (?:a |an |have )?(?:subscriber|registered|account|abonn|registriert)/iu,
  /(?:affiliate|commission|provision)\b.{0,120}(?:link|purchase|buy|earn|kauf|product|produkt)|(?:link|purchase|buy|product|produkt|kauf)\p{L}{0,12}\b.{0,120}(?:affiliate|commission|provision)\b/iu,
  /(?:independently|unabhängig) (?:select|review|recommend|test|ausgewählt)/iu,
  /^(?:published|posted|updated|last updated|first published|veröffentlicht|aktualisiert|erstellt|publié|mis à jour|publicado|actualizado|pubblicato|gepubliceerd|publisert|oppdatert|publicerad|uppdaterad|julkaistu|publikacja|aktualizacja|güncelleme|yayınlanma|diterbitkan|diperbarui|dipublikasikan|stand|uploaded)(?!\p{L}).{0,20}\d/iu,
  /^(?:\p{L}{2,10},?\s){0,2}\d{1,2}[./ ]\s?(?:\p{L}{3,9}|\d{1,2})[./ ]\s?\d{2,4}\s?(?:[|,•·-]|$).{0,80}$/iu,
  /(?:translated|generated|übersetz\p{L}{1,5}|traduit|traducid\p{L}|diterjemahkan)\b.{0,60}(?:automati|machine|maschinell|artificial|\bai\b|\bki\b|mesin)|(?:maschinelle?|automatisch|automatically|machine|otomatis)[- ](?:übersetz|translat|generat|diterjemah)|(?:audio\p{L}{0,10}|voice|stimme) wurde künstlich/iu,
  /^(?:listen to|hear|play) (?:this|the) (?:article|story|audio)|artikel (?:anhören|zum hören)|(?:dengarkan|écouter) (?:artikel|l['’]article)/iu,
  /^(?:this|the) (?:advertisement|article|content|story|video) (?:has not|is (?:reserved|for|only|free|available|sponsored|brought)|was (?:produced|created) in (?:partnership|association))/iu,
  /^(?:we|wir|nous) (?:use|may use|verwenden|utilisons) (?:cookies|third|technical)/iu,
  /(?:follow|ikuti|folgen sie|suivez|gabung|bergabung|join|get)\b.{0,60}(?:whatsapp|telegram|google news|facebook|instagram|newsletter|saluran|channel)\b/iu,
  /^(?:by|von|oleh|par|por|door|di|af|av|By|Von|Oleh|Par|Por|Door|Di|Af|Av|BY|VON|OLEH|PAR|POR) \p{Lu}[^.!?]{2,80}$/u,
  /(?:all rights reserved|alle rechte vorbehalten|tous droits réservés|hak cipta)/iu,
  /(?:externer|externen|external) (?:inhalt|content)|diese(?:r|n) inhalt|an dieser stelle (?:findest|finden)/iu,
  /^(?:sie haben kein|zum weiterlesen|jetzt (?:weiterlesen|abonnieren)|weiterlesen mit|exklusiv für abonnenten|réservé aux abonnés|contenido exclusivo)/iu,
  /^(?:\d{1,3}|one|two|three) (?:min(?:ute)?s?)\.? (?:read|lesezeit|lecture)|lese(?:zeit|dauer)\s?:|^time to read/iu,
];
/** A date and a time of day, and little else. */
const moment =
  /\p{L}{3,10}\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4},?\s.{0,6}\d{1,2}[.:]\d{2}|\d{1,2}[./ -]\s?(?:\d{1,2}|\p{L}{3,10})[./ -]\s?\d{2,4}.{0,12}\d{1,2}[.:h]\d{2}|\d{1,2}[.:h]\d{2}.{0,16}\d{1,2}[./ -]\s?(?:\d{1,2}|\p{L}{3,10})[./ -]\s?\d{2,4}/u;
const isMoment = (text: string): boolean =>
  text.length <= 120 && moment.test(text) && !/\p{L}{4,}[.!?]$/u.test(text);
/** A notice is no longer than this; a paragraph that only names a browser may be. */
const mostNotice = 420;

/** Whether a line stands between paragraphs and is none: "Baca juga: …", "Advertisement". */
export const isInserted = (text: string): boolean => inserted.test(text);

/** Whether a line is said by the page, not by its article. */
export const isNotice = (line: string): boolean => {
  // "…as villages cry foul" stands under a headline.
  if (/^(?:…|\.{3})[^.!?]{3,150}$/u.test(line)) return true;
  const text = line.replace(/^[^\p{L}\d[]{1,5}/u, '');
  return isMoment(text) || (text.length <= mostNotice && notices.some((notice) => notice.test(text)));
};

const related = /^(?:baca juga|lihat juga|simak juga|also read|read also|baca\s?:)\s{0,3}[:»-]?\s{0,3}/iu;
const maxRelated = 10;
/** "Baca juga: ..." with its link: stories the newsroom set beside this one. */
export const relatedIn = ({ lines }: Page): { title: string; href: string }[] =>
  lines
    .flatMap(({ text, href, isLink }, at) => {
      if (!related.test(text)) return [];
      const title = text.replace(related, '').trim();
      if (title !== '') return href === undefined ? [] : { title, href };
      const next = lines[at + 1];
      return next?.href !== undefined && (next.isLink || isLink) ? { title: next.text, href: next.href } : [];
    })
    .slice(0, maxRelated);
