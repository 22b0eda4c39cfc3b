import { phrases } from './phrases.ts';

/** What leads to other stories, "Baca juga: ...", in the languages of the world's papers: one that says so for certain. */
export const related = phrases(`
baca/lihat/simak/tonton/saksikan/dengarkan/cek juga/pula
baca selengkapnya
baca artikel/berita lainnya/terkait/selengkapnya
berita/artikel/video/topik terkait/lainnya/berkaitan
pilihan editor/redaksi
rekomendasi redaksi
read/watch/listen/see also
also read/watch/see
related article/articles/story/stories/news/coverage/post/posts/reading
you may/might also like
more on this
editor's/editors' pick/picks
lesen sie auch/mehr/hierzu
mehr zum thema
auch interessant
siehe auch
à? lire aussi/également
a lire aussi/également
voir aussi
sur le même sujet
lee/lea/leer también/además/más
también? te puede interesar
ver/mira también
leia/veja também/ainda
leggi/guarda/vedi anche
lees ook/meer
zie ook
czytaj/zobacz/przeczytaj też/także/również
читайте/смотрите также/ещё/еще
по теме
читайте/дивіться також
läs också/även
læs/les også
lue myös
čtěte/čítajte také/též/aj
citește/citiți și
ezt is olvasd/olvassa el
bunlar da ilginizi çekebilir
ilgili haber/haberler
xem/đọc thêm
อ่านเพิ่มเติม/ข่าวที่เกี่ยวข้อง
関連記事/あわせて読みたい
相关阅读/相關閱讀/延伸阅读/延伸閱讀/相关新闻/相關新聞/推荐阅读
관련 기사
اقرأ/إقرأ/اقرأوا أيضا/أيضًا/أيضاً
بیشتر/همچنین بخوانید
קראו גם
यह/ये भी पढ़ें
`);

/** What may lead to another story, and may begin a sentence: believed of what is a link, or with a colon behind it. */
export const maybeRelated = phrases(`
baca/simak/lihat/saksikan/tonton/terkait/rekomendasi
read/watch/listen/see/related/recommended
must read
more from
lihat/tonton/simak/saksikan video/foto/galeri
read/up next
mehr/lire/voir/leia/veja/leggi/lees/читайте
`);

/** What stands for the rest of a text: "Baca selengkapnya", "Continue reading", "Weiterlesen". */
export const readMore = phrases(`
baca/lihat/simak/klik selengkapnya/lanjutannya/seterusnya
baca lebih lanjut
selengkapnya
lanjutkan/teruskan/lanjut membaca/baca
klik di sini
klik disini
klik untuk membaca
selengkapnya klik di? sini/disini?
lihat/baca artikel/berita lengkap/lengkapnya/asli/aslinya
more
continue/keep reading
read more of this? story/article/post
read more/on
read the? full/rest/whole/entire/original article/story/post/text?
view/see the? full/whole/original/entire article/story/post/text
full article/story
click/tap here? to/for read/view/continue/see/more
learn/find out? more
weiterlesen
weiter/mehr lesen
zum/ganzen/vollständigen artikel
lire la suite
lire plus/l'article
continuer/poursuivre la lecture
continuer à lire
en savoir plus
leer más/mas/completo
seguir/sigue/continuar/continúa leyendo
ver más
continue/continuar/continua lendo
continuar a ler
leia/ler/veja/saiba mais
leggi tutto/l'articolo
leggi di più
continua a leggere
continua la lettura
lees meer/verder
verder lezen
czytaj więcej/dalej/całość
devamını oku/okuyun
okumaya devam et/edin
читать/читайте далее/дальше/полностью/подробнее
подробнее/детальніше
читати/читайте далі/більше/повністю
läs mer/vidare
fortsätt läsa
læs/les mere/mer/videre
fortsett å lese
lue lisää
jatka lukemista
číst/čtěte/čítať dál/dále/více/ďalej/viac
celý článek
pokračovat ve čtení
olvass tovább
tovább olvasom?
bővebben
citește/citeste/citiți mai mult/departe
đọc tiếp/thêm
xem tiếp/thêm
xem chi tiết
อ่านต่อ/อ่านเพิ่มเติม
続きを読む/もっと読む/全文を読む/続きはこちら
继续阅读/繼續閱讀/阅读更多/閱讀更多/阅读全文/閱讀全文/查看更多/查看全文
더 보기/읽기
계속 읽기
자세히 보기
اقرأ/اقرا/قراءة المزيد
أكمل/تابع القراءة
ادامه مطلب/خواندن
קרא/קראו עוד
המשך קריאה/לקרוא
और/आगे/पूरा पढ़ें
διαβάστε περισσότερα
прочети още/повече
pročitaj/pročitajte više/još
preberi več
skaityti daugiau/toliau
lasīt vairāk/tālāk
loe edasi/lähemalt
`);

/** A line that stands where an advert stood. */
export const adverts = phrases(`
advertisement/advertisements/advertising/iklan/ad/ads/sponsored/promoted
sponsored content
anzeige/werbung/publicité/publicidad/publicidade/pubblicità/advertentie/reklama/reklam/реклама/annons/annonse/annonce
mainos/hirdetés/publicitate/โฆษณา/広告/广告/廣告/광고/إعلان/تبلیغات/פרסומת/विज्ञापन/διαφήμιση
quảng cáo
`);

/** What asks readers to scroll past one. */
export const scrolls = phrases(`
scroll/swipe/gulir/geser
please scroll/swipe
continue reading below
lanjut/lanjutkan membaca di? bawah
article/story continues
`);

/** What asks people to follow, subscribe or buy, with an address behind it. */
export const promotions = phrases(`
subscribe/langganan/berlangganan/follow/ikuti/like/join/gabung/bergabung/download/unduh/install/instal
website/situs/web/kunjungi/visit/instagram/ig/facebook/fb/twitter/x/tiktok/youtube/whatsapp/wa/telegram/threads/linkedin/spotify
podcast/siniar/email/e-mail/contact/kontak/hubungi/support/dukung/donate/donasi/patreon/merch/shop/official/streaming
live streaming
more video/videos/news/info
info/informasi lainnya/lengkap
get the app
abonnieren/abonniert/abonnez-vous/suscríbete/inscreva-se/iscriviti/suivez/síguenos/folgen/подписывайтесь/підписуйтесь
`);

/** What asks for the same without one. */
export const pleas = phrases(`
subscribe/langganan/berlangganan/like
jangan lupa
don't forget
follow us
ikuti kami
hit the
klik tombol
`);

export const shares = phrases(`
share/tweet/facebook/twitter/whatsapp/telegram/linkedin/pinterest/email/e-mail/print/bagikan/salin/x/line/reddit/pocket
share this
copy link
salin tautan
teilen/partager/compartir/compartilhar/condividi/delen
`);

/** Words about a text, beside it: "Editor: Budi". */
export const labels = phrases(`
editor/reporter/penulis/penyunting/pewarta/kontributor/redaktur/fotografer/foto/photo/photograph/gambar/ilustrasi
oleh/by/laporan/teks/sumber/source/author/writer/uploader/tag/tags/topik/topic/topics/kategori/category/categories/published/diterbitkan/updated/diperbarui
filed under
last updated
`);

/** What begins a line of Reddit, Hacker News, Lobsters and their kind. */
export const aggregatorFirsts =
  'comment comments point points upvotes votes article submitted link discussion permalink'.split(' ');
