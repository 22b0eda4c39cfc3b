/**
 * Names that news writes in several ways: in two languages, in full and by their letters, by people and by capital. A
 * name stays a name; it is only always called the same. Regions and bodies of Indonesia, countries, well-known bodies.
 */
export const aliases = `
indonesia: indonesia indonesian indonesians ri nkri garuda tanah-air republik-indonesia timnas-garuda
wni: wni warga-negara-indonesia
wna: wna warga-negara-asing
amerika: amerika amerika-serikat as us usa american americans united-states washington paman-sam negeri-paman-sam gedung-putih
china: china cina tiongkok chinese beijing tirai-bambu negeri-tirai-bambu
rusia: rusia russia russian russians moscow moskow moskwa kremlin negeri-beruang-merah
ukraina: ukraina ukraine ukrainian ukrainians
kyiv: kyiv kiev
israel: israel israeli israelis
palestina: palestina palestine palestinian palestinians
iran: iran iranian teheran tehran
jepang: jepang japan japanese tokyo negeri-sakura negeri-matahari-terbit
korsel: korsel korea-selatan south-korea south-korean south-koreans seoul negeri-ginseng
korut: korut korea-utara north-korea north-korean pyongyang
thailand: thailand thai bangkok thais negeri-gajah-putih
malaysia: malaysia malaysian malaysians kuala-lumpur negeri-jiran
singapura: singapura singapore singaporean negeri-singa
filipina: filipina philippines philippine filipino filipinos manila
vietnam: vietnam vietnamese hanoi
kamboja: kamboja cambodia cambodian phnom-penh
laos: laos laotian
myanmar: myanmar burma
timor-leste: timor-leste timor
jerman: jerman germany german germans berlin der-panzer
prancis: prancis perancis france french paris les-bleus
inggris: inggris britain british uk united-kingdom england english the-three-lions
belanda: belanda netherlands dutch negeri-kincir-angin
spanyol: spanyol spain spanish tim-matador la-furia-roja
portugal: portugal portuguese
italia: italia italy italian italians gli-azzurri
yunani: yunani greece greek
turki: turki turkey turkish turkiye ankara
mesir: mesir egypt egyptian kairo cairo negeri-piramida
suriah: suriah syria syrian syrians
damaskus: damaskus damascus
lebanon: lebanon lebanese beirut
yaman: yaman yemen yemeni
irak: irak iraq iraqi baghdad bagdad
arab-saudi: arab-saudi saudi saudi-arabia saudis riyadh
makkah: makkah mekkah mekah mecca
madinah: madinah medina
yordania: yordania jordan jordanian
qatar: qatar qatari doha
uea: uea uni-emirat-arab united-arab-emirates uae emirati dubai
afganistan: afganistan afghanistan afghan kabul taliban
pakistan: pakistan pakistani islamabad
india: india indian indians new-delhi delhi negeri-hindustan
bangladesh: bangladesh bangladeshi dhaka
nepal: nepal nepali nepalese kathmandu
sri-lanka: sri-lanka lanka colombo
australia: australia australian australians canberra negeri-kanguru negeri-kangguru
selandia-baru: selandia-baru new-zealand zealand
papua-nugini: papua-nugini papua-new-guinea
kanada: kanada canada canadian canadians ottawa
meksiko: meksiko mexico mexican
brasil: brasil brazil brazilian brasilia tim-samba selecao
argentina: argentina argentine argentinian albiceleste la-albiceleste
kolombia: kolombia colombia colombian
venezuela: venezuela venezuelan caracas
chili-negara: chile chilean
kuba: kuba cuba cuban
swedia: swedia sweden swedish stockholm
norwegia: norwegia norway norwegian oslo
denmark: denmark danish danes
finlandia: finlandia finland finnish
swiss: swiss switzerland
austria: austria austrian
belgia: belgia belgium belgian
polandia: polandia poland polish
hungaria: hungaria hungary hungarian budapest
rumania: rumania romania romanian
irlandia: irlandia ireland irish
skotlandia: skotlandia scotland scottish
kroasia: kroasia croatia croatian
serbia: serbia serbian
ceko: ceko czech
maroko: maroko morocco moroccan
afsel: afsel afrika-selatan south-africa south-african
kenya: kenya kenyan nairobi
etiopia: etiopia ethiopia ethiopian
nigeria: nigeria nigerian
sudan: sudan sudanese khartoum
kongo: kongo congo
eropa: eropa europe european
ue: ue uni-eropa eu european-union brussels
pbb: pbb perserikatan-bangsa-bangsa un united-nations
who: organisasi-kesehatan-dunia world-health-organization world-health-organisation
imf: imf dana-moneter-internasional
icc: icc mahkamah-pidana-internasional international-criminal-court
den-haag: den-haag hague the-hague
the-fed: the-fed fed federal-reserve
boj: boj bank-of-japan bank-sentral-jepang
boe: boe bank-of-england
ecb: ecb bank-sentral-eropa european-central-bank
bi: bi bank-indonesia central-bank-of-indonesia bank-sentral-ri
hizbullah: hizbullah hezbollah
houthi: houthi houthis
kpk: kpk komisi-pemberantasan-korupsi corruption-eradication-commission lembaga-antirasuah antirasuah antigraft-agency anti-graft-agency antigraft komisi-antirasuah komisi-antikorupsi lembaga-antikorupsi
mk: mk mahkamah-konstitusi constitutional-court hakim-konstitusi mahkamah-konstitusi-mk
ma: mahkamah-agung supreme-court
kpu: kpu komisi-pemilihan-umum general-elections-commission
bawaslu: bawaslu badan-pengawas-pemilu
bmkg: bmkg badan-meteorologi geophysics-agency meteorology-agency
bnpb: bnpb badan-nasional-penanggulangan-bencana
bpbd: bpbd badan-penanggulangan-bencana-daerah
pvmbg: pvmbg pusat-vulkanologi
knkt: knkt komite-nasional-keselamatan-transportasi national-transportation-safety-committee
bnn: bnn badan-narkotika-nasional
bpom: bpom badan-pengawas-obat-dan-makanan
bps: bps badan-pusat-statistik statistics-indonesia
ojk: ojk otoritas-jasa-keuangan financial-services-authority otoritas-keuangan
lps: lps lembaga-penjamin-simpanan
bei: bei bursa-efek-indonesia indonesia-stock-exchange
bapanas: bapanas badan-pangan-nasional
bgn: bgn badan-gizi-nasional
kejagung: kejagung kejaksaan-agung attorney-general
kemenkes: kemenkes kementerian-kesehatan
kemenag: kemenag kementerian-agama
kemenkeu: kemenkeu kementerian-keuangan
kemlu: kemlu kementerian-luar-negeri
kemenhub: kemenhub kementerian-perhubungan
gbk: gbk gelora-bung-karno
jokowi: jokowi joko-widodo
sby: sby susilo-bambang-yudhoyono
netanyahu: netanyahu netanyahoo
zelensky: zelensky zelenskyy zelenskiy
real-madrid: real-madrid los-blancos el-real
barcelona: barcelona barca blaugrana azulgrana
mu: manchester-united man-united man-utd mu setan-merah
man-city: manchester-city man-city the-citizens
juventus: juventus juve bianconeri si-nyonya-tua
persib: persib maung-bandung pangeran-biru
persija: persija macan-kemayoran
persebaya: persebaya bajul-ijo
arema: arema singo-edan
dki: dki dki-jakarta ibu-kota-jakarta
jabar: jabar jawa-barat west-java
jateng: jateng jawa-tengah central-java
jatim: jatim jawa-timur east-java
jogja: jogja yogya yogyakarta jogjakarta diy kota-gudeg kota-pelajar
kepri: kepri kepulauan-riau riau-islands
sumut: sumut sumatera-utara sumatra-utara north-sumatra
sumbar: sumbar sumatera-barat sumatra-barat west-sumatra ranah-minang
sumsel: sumsel sumatera-selatan south-sumatra
sumatera: sumatera sumatra
babel: babel bangka-belitung
kalbar: kalbar kalimantan-barat west-kalimantan
kalteng: kalteng kalimantan-tengah central-kalimantan
kaltim: kaltim kalimantan-timur east-kalimantan
kalsel: kalsel kalimantan-selatan south-kalimantan
kaltara: kaltara kalimantan-utara north-kalimantan
sulsel: sulsel sulawesi-selatan south-sulawesi
sulut: sulut sulawesi-utara north-sulawesi
sulteng: sulteng sulawesi-tengah central-sulawesi
sultra: sultra sulawesi-tenggara southeast-sulawesi
sulbar: sulbar sulawesi-barat west-sulawesi
malut: malut maluku-utara north-maluku
ntt: ntt nusa-tenggara-timur east-nusa-tenggara
ntb: ntb nusa-tenggara-barat west-nusa-tenggara
jaksel: jaksel jakarta-selatan south-jakarta
jakut: jakut jakarta-utara north-jakarta
jakbar: jakbar jakarta-barat west-jakarta
jaktim: jaktim jakarta-timur east-jakarta
jakpus: jakpus jakarta-pusat central-jakarta
tangsel: tangsel tangerang-selatan south-tangerang
ikn: ikn ibu-kota-nusantara nusantara-capital
solo: solo surakarta kota-bengawan
makassar: makassar ujung-pandang kota-daeng kota-anging-mammiri
soetta: soetta soekarno-hatta soekarno-hatta-airport cengkareng
cipali: cipali cikopo-palimanan
japek: japek jakarta-cikampek
kate: kate-middleton princess-of-wales
aws: aws amazon-web-services
antam: antam aneka-tambang
freeport: freeport
pln: pln perusahaan-listrik-negara
kai: kai kereta-api-indonesia
bali: bali pulau-dewata
papua: papua bumi-cenderawasih
aceh: aceh serambi-mekkah serambi-makkah
surabaya: surabaya kota-pahlawan
bandung: bandung kota-kembang
bogor: bogor kota-hujan
semarang: semarang kota-lumpia kota-atlas
malang-kota: kota-malang kota-apel
palembang: palembang kota-pempek
bandung-barat: bandung-barat
liverpool: liverpool the-reds
arsenal: arsenal gunners the-gunners meriam-london
chelsea: chelsea the-blues
tottenham: tottenham spurs the-lilywhites
newcastle: newcastle magpies the-magpies
everton: everton toffees
bayern: bayern bayern-munich bayern-munchen munchen die-roten
milan: milan ac-milan rossoneri
inter: inter inter-milan nerazzurri
psg: psg paris-saint-germain
bali-united: bali-united serdadu-tridatu
psm: psm juku-eja
persis: persis laskar-sambernyawa
psim: psim laskar-mataram
psis: psis mahesa-jenar
borneo-fc: borneo-fc pesut-etam
polri: korps-bhayangkara
kppu: kppu komisi-pengawas-persaingan-usaha
rba: rba reserve-bank-of-australia
rbi: rbi reserve-bank-of-india
basarnas: badan-sar-nasional badan-nasional-pencarian-dan-pertolongan
ihsg: indeks-harga-saham-gabungan jakarta-composite jci
ngurah-rai: ngurah-rai i-gusti-ngurah-rai
rsf: rsf rapid-support-forces
wto: wto organisasi-perdagangan-dunia world-trade-organization
nato: nato pakta-pertahanan-atlantik-utara
mendikdasmen: mendikdasmen menteri-pendidikan-dasar-dan-menengah
menkeu-ri: menteri-keuangan-ri
mensos: mensos menteri-sosial
mentan: mentan menteri-pertanian
menperin: menperin menteri-perindustrian
menpan: menpan menteri-pendayagunaan
menhut: menhut menteri-kehutanan
menesdm: menteri-esdm
asia-tenggara: asia-tenggara southeast-asia southeast-asian
`;
