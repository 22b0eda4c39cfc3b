/** Papers, agencies and broadcasters as they sign a dateline, without their domain's ending. */
const papers: ReadonlySet<string> = new Set(
  `
antara, antaranews, lkbn antara, kbrn, rri, tvri, pr, pikiran rakyat, kompas, kompas tv, kompastv, tempo, tempo interaktif
republika, viva, viva news, vivanews, okezone, sindo, sindonews, koran sindo, inews, inilah, detik, detikcom, detiknews, merdeka
liputan6, suara, suara merdeka, suara pembaruan, suara surabaya, jpnn, jawa pos, jawapos, rmol, rm, rakyat merdeka, bisnis
bisnis indonesia, kontan, beritasatu, investor daily, idn times, kumparan, tirto, katadata, cnn, cnn indonesia, cnbc
cnbc indonesia, bbc, bbc indonesia, bbc news indonesia, voa, voa indonesia, dw, nu online, muhammadiyah, mui digital
hidayatullah, hidayatullah online, eramuslim, media indonesia, mediaindonesia, mi, metro tv, metrotv, metrotvnews, medcom
tvone, tvonenews, tv one, surya, solopos, harian jogja, kedaulatan rakyat, kr, krjogja, tribun, tribunnews, wartakota
warta kota, poskota, pos kota, gatra, jubi, tabloid jubi, mercusuar, lampost, lampung post, riau pos, fajar, rakyat sulsel
bali post, balipost, nusabali, radar, waspada, analisa, serambi, serambinews, serambi indonesia, sripoku, bangka pos
bangkapos, banjarmasin post, pos kupang, pos-kupang, pos belitung, kaltim post, kaltimpost, prokal, batam pos, batampos
sinar harapan, sinar indonesia baru, singgalang, harian singgalang, haluan, padang ekspres, cendrawasih pos, cenderawasih pos
timor express, fin, disway, harian disway, hukumonline, fimela, bola, bolasport, goal, akurat, alinea, law-justice, indopos
jakarta post, the jakarta post, jakarta globe, tagar, validnews, infopublik, betanews, gridoto, grid, otodriver, wowkeren
reuters, ap, associated press, afp, upi, tass, ria novosti, sputnik, xinhua, cgtn, kyodo, kyodo news, nhk, yonhap, kcna
bernama, bna, spa, wam, irna, wafa, anadolu, aa, anadolu agency, al jazeera, aljazeera, cna, channel newsasia, dpa, efe, ansa
oana, pti, ani, apa, tap, petra, bloomberg, cnnindonesia, dow jones, pr newswire, prnewswire, business wire, businesswire
globe newswire, globenewswire, media outreach, acn newswire, acn, sky news, the guardian, the new york times, washington post
epd, kna, keystone-sda, dapd, dpo, dpa-afx, belga, ritzau, čtk, europa press
benarnews, jiji press, rfi, rfa, vna, tna, thai news agency, bta, wsj, nyt, abc news, cbs news, nbc news, fox news, npr
`
    .split(/[,\n]/)
    .map((paper) => paper.trim())
    .filter((paper) => paper !== ''),
);

/** What only papers are called by: "TribunJabar", "iNewsBanten", "Radar Bogor", "Antara Kalsel", "Harian Pagi". */
const paperWords =
  /^(?:tribun(?!al)|detik\p{L}{0,20}$|inews|antara\s(?!lain)|radar\s|harian\s|koran\s|okezone)|(?:news|newswire|\bpost?|times|online|daily|\btribun|ekspres|express)$/iu;
const domain =
  /^(?:www\.)?(?<name>[\p{L}\d][\p{L}\d-]{1,30})(?:\.[\p{L}\d-]{2,20})?\.(?:com|co\.id|or\.id|go\.id|id|co|net|news|tv|org|info|asia)$/iu;

const foldedPaper = (name: string): string => name.trim().toLowerCase().replace(/\s+/g, ' ');

export const isDomain = (words: string): boolean => domain.test(words.trim());

/** By its name, "Tempo", or its domain's: "TEMPO.CO". */
export const isKnownPaper = (words: string): boolean =>
  papers.has(foldedPaper(words)) ||
  papers.has(foldedPaper(domain.exec(words.trim())?.groups?.['name'] ?? ''));

/** A paper, known or called like one; two may share a report: "ANTARA/Xinhua". */
export const isPaper = (words: string): boolean =>
  words.split('/', 3).some((one) => isKnownPaper(one) || isDomain(one) || paperWords.test(one.trim()));

/** Who speaks or acts, and no place: "Ketua KPK, ...", "PSSI - ...". */
const notPlaces = new Set(
  `
ketua wakil presiden wapres menteri menko mentan menkes gubernur bupati wali walikota camat lurah kades kepala kapolri
kapolda kapolres kapolsek panglima jenderal komjen irjen brigjen kombes komandan kasat sekretaris sekjen direktur dirut ceo
juru jubir anggota pakar pengamat dokter dr prof kiai ustaz ustadz habib haji pendeta paus raja ratu pangeran aktor artis
aktris penyanyi pelatih kapten striker kiper bek gelandang pebulutangkis atlet petenis pembalap warga korban pelaku tersangka
terdakwa mantan eks calon tim timnas kementerian kemlu kemenag kemenkes kemenkeu kemendagri kemhan kominfo kpk dpr dprd dpd
mpr pssi pbsi pbnu nu mui bmkg bnpb bpbd basarnas kai pln pertamina polri polda polres polsek tni kpu bawaslu mk ma
kejagung kejaksaan bpk bpom bps bpjs ojk bi bei bumn ihsg umkm asn pns ppp pkb pkk pks pdip pdi psi pan golkar gerindra
nasdem demokrat hanura perindo partai komisi komnas ham lpsk icw ylbhi pmi psbb ppkm covid fifa afc aff uefa nato pbb who imf
asean apec opec ri president minister chief chairman mayor governor senator king queen prince pope police breaking
update viral video foto infografis profil kronologi fakta cek hoaks opini kolom editorial headline advertorial news pt cv
exclusive eksklusif breaking watch analysis opinion update updated live review editorial listen photos gallery podcast quiz explainer
correction sponsored spoiler note warning recipe interview preview recap results transfer official confirmed developing urgent alert
headlines trending sports football cricket tennis weather traffic crime politics business unicef unesco interpol nasa world cup
olympics election champions league premier series grand prix summary factbox timeline advisory obituary letters column
bank universitas polisi hakim jaksa pengacara persib persija arema persebaya bonek viking
`
    .trim()
    .split(/\s+/),
);

export const isNoPlace = (words: string): boolean =>
  words
    .toLowerCase()
    .split(/[\s/.]+/)
    .some((word) => notPlaces.has(word));
