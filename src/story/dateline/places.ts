import { southAsianPlaces } from './south-asia.ts';

/**
 * Where newsrooms write from: provinces, regencies and cities of Indonesia, capitals and other cities of the world, under the
 * names that Indonesian and English texts give them. Countries are not here: they rarely are where a text was written.
 */
const indonesia = `
aceh, banda aceh, sabang, lhokseumawe, langsa, subulussalam, aceh besar, aceh barat, aceh barat daya, aceh jaya, aceh selatan
aceh singkil, aceh tamiang, aceh tengah, aceh tenggara, aceh timur, aceh utara, bener meriah, bireuen, gayo lues, nagan raya
pidie, pidie jaya, simeulue, meulaboh, takengon, sigli, lhoksukon, tapaktuan, blangpidie, kutacane, calang, idi rayeuk
sumatera utara, sumut, medan, binjai, gunungsitoli, padangsidimpuan, padang sidempuan, pematangsiantar, pematang siantar
sibolga, tanjungbalai, tebing tinggi, asahan, batu bara, batubara, dairi, deli serdang, humbang hasundutan, karo, labuhanbatu
labuhanbatu selatan, labuhanbatu utara, langkat, mandailing natal, nias, nias barat, nias selatan, nias utara, padang lawas
padang lawas utara, pakpak bharat, samosir, serdang bedagai, simalungun, tapanuli selatan, tapanuli tengah, tapanuli utara
toba, berastagi, kabanjahe, rantauprapat, kisaran, lubuk pakam, stabat, tarutung, balige, parapat, sidikalang, kualanamu
sumatera barat, sumbar, padang, bukittinggi, padang panjang, padangpanjang, pariaman, payakumbuh, sawahlunto, agam, dharmasraya
kepulauan mentawai, mentawai, lima puluh kota, limapuluh kota, padang pariaman, pasaman, pasaman barat, pesisir selatan
sijunjung, solok, solok selatan, tanah datar, painan, lubuk basung, batusangkar, simpang empat
riau, pekanbaru, dumai, bengkalis, indragiri hilir, indragiri hulu, kampar, kepulauan meranti, kuantan singingi, pelalawan
rokan hilir, rokan hulu, siak, bangkinang, rengat, tembilahan, bagansiapiapi, pangkalan kerinci, selatpanjang
kepulauan riau, kepri, batam, tanjungpinang, tanjung pinang, bintan, karimun, tanjung balai karimun, anambas, lingga, natuna
kepulauan anambas, ranai
jambi, sungai penuh, batanghari, batang hari, bungo, muara bungo, kerinci, merangin, muaro jambi, sarolangun
tanjung jabung barat, tanjung jabung timur, tebo, bangko, kuala tungkal, muara bulian
bengkulu, bengkulu selatan, bengkulu tengah, bengkulu utara, kepahiang, lebong, mukomuko, rejang lebong, seluma, curup
sumatera selatan, sumsel, palembang, lubuklinggau, pagar alam, pagaralam, prabumulih, banyuasin, empat lawang, lahat
muara enim, musi banyuasin, musi rawas, musi rawas utara, muratara, ogan ilir, ogan komering ilir, ogan komering ulu
baturaja, kayuagung, kayu agung, sekayu, martapura, indralaya
bangka belitung, babel, pangkalpinang, pangkal pinang, bangka, bangka barat, bangka selatan, bangka tengah, belitung
belitung timur, sungailiat, muntok, toboali, tanjung pandan, tanjungpandan, manggar
lampung, bandar lampung, bandarlampung, lampung barat, lampung selatan, lampung tengah, lampung timur, lampung utara
mesuji, pesawaran, pesisir barat, pringsewu, tanggamus, tulang bawang, tulang bawang barat, way kanan, kotabumi, kalianda
banten, serang, cilegon, tangerang, tangerang selatan, tangsel, lebak, pandeglang, rangkasbitung, merak, anyer, serpong
ciputat, pamulang, bintaro, bumi serpong damai
jakarta, dki jakarta, jakarta pusat, jakarta utara, jakarta barat, jakarta selatan, jakarta timur, kepulauan seribu, jaksel
jakbar, jaktim, jakut, jakpus, senayan, kemayoran, tanjung priok, cengkareng
jawa barat, jabar, bandung, bandung barat, banjar, bekasi, bogor, ciamis, cianjur, cimahi, cirebon, depok, garut, indramayu
karawang, kuningan, majalengka, pangandaran, purwakarta, subang, sukabumi, sumedang, tasikmalaya, cikarang, cibinong, soreang
lembang, cileungsi, cipanas, palabuhanratu, pelabuhan ratu, singaparna, padalarang, jatinangor, cikampek, cibubur
jawa tengah, jateng, semarang, banjarnegara, banyumas, batang, blora, boyolali, brebes, cilacap, demak, grobogan, jepara
karanganyar, kebumen, kendal, klaten, kudus, magelang, pati, pekalongan, pemalang, purbalingga, purworejo, rembang, salatiga
solo, surakarta, sragen, sukoharjo, tegal, temanggung, wonogiri, wonosobo, purwokerto, ungaran, cepu, purwodadi, kartasura
slawi, ambarawa, kajen, mungkid, borobudur, dieng
yogyakarta, jogja, yogya, jogjakarta, diy, di yogyakarta, daerah istimewa yogyakarta, bantul, gunungkidul, gunung kidul
kulon progo, kulonprogo, sleman, wates, wonosari
jawa timur, jatim, surabaya, bangkalan, banyuwangi, batu, blitar, bojonegoro, bondowoso, gresik, jember, jombang, kediri
lamongan, lumajang, madiun, magetan, malang, mojokerto, nganjuk, ngawi, pacitan, pamekasan, pasuruan, ponorogo, probolinggo
sampang, sidoarjo, situbondo, sumenep, trenggalek, tuban, tulungagung, kepanjen, caruban, madura, bromo
bali, denpasar, badung, bangli, buleleng, gianyar, jembrana, karangasem, klungkung, tabanan, singaraja, amlapura
semarapura, kuta, ubud, nusa dua, sanur, mangupura, gilimanuk
nusa tenggara barat, ntb, mataram, bima, dompu, lombok, lombok barat, lombok tengah, lombok timur, lombok utara, sumbawa
sumbawa barat, praya, selong, mandalika, sumbawa besar, taliwang
nusa tenggara timur, ntt, kupang, alor, belu, ende, flores timur, lembata, malaka, manggarai, manggarai barat, manggarai timur
nagekeo, ngada, rote ndao, sabu raijua, sikka, sumba barat, sumba barat daya, sumba tengah, sumba timur, timor tengah selatan
timor tengah utara, labuan bajo, maumere, larantuka, ruteng, bajawa, atambua, waingapu, waikabubak, soe, kefamenanu, kalabahi
lewoleba, borong, flores, sumba, ba'a, tambolaka
kalimantan barat, kalbar, pontianak, singkawang, bengkayang, kapuas hulu, kayong utara, ketapang, kubu raya, landak, melawi
mempawah, sambas, sanggau, sekadau, sintang, putussibau, ngabang, nanga pinoh, entikong
kalimantan tengah, kalteng, palangka raya, palangkaraya, barito selatan, barito timur, barito utara, gunung mas, kapuas
katingan, kotawaringin barat, kotawaringin timur, lamandau, murung raya, pulang pisau, seruyan, sukamara, sampit
pangkalan bun, kuala kapuas, muara teweh, buntok, kasongan, puruk cahu
kalimantan selatan, kalsel, banjarmasin, banjarbaru, balangan, barito kuala, hulu sungai selatan, hulu sungai tengah
hulu sungai utara, kotabaru, tabalong, tanah bumbu, tanah laut, tapin, kandangan, barabai, amuntai, pelaihari
marabahan, paringin, batulicin
kalimantan timur, kaltim, samarinda, balikpapan, bontang, berau, kutai barat, kutai kartanegara, kukar, kutai timur
mahakam ulu, paser, penajam paser utara, penajam, tenggarong, sangatta, tanjung redeb, tana paser, sendawar, ikn
ibu kota nusantara, sepaku
kalimantan utara, kaltara, tarakan, bulungan, malinau, nunukan, tana tidung, tanjung selor, sebatik
sulawesi utara, sulut, manado, bitung, kotamobagu, tomohon, bolaang mongondow, bolmong, kepulauan sangihe, sangihe
kepulauan sitaro, sitaro, kepulauan talaud, talaud, minahasa, minahasa selatan, minahasa tenggara, minahasa utara, tondano
airmadidi, amurang, tahuna, melonguane, likupang
gorontalo, boalemo, bone bolango, gorontalo utara, pohuwato, limboto, marisa, tilamuta, kwandang
sulawesi tengah, sulteng, palu, banggai, buol, donggala, morowali, morowali utara, parigi moutong, parimo, poso, sigi
tojo una-una, tolitoli, toli-toli, luwuk, ampana, parigi, bungku, kolonodale, banggawa
sulawesi barat, sulbar, mamuju, majene, mamasa, pasangkayu, polewali mandar, polman, polewali, mamuju tengah
sulawesi selatan, sulsel, makassar, palopo, parepare, pare-pare, bantaeng, barru, bone, bulukumba, enrekang, gowa, jeneponto
kepulauan selayar, selayar, luwu, luwu timur, luwu utara, maros, pangkep, pangkajene, pinrang, sidrap, sidenreng rappang
sinjai, soppeng, takalar, tana toraja, toraja utara, toraja, wajo, sengkang, watampone, sungguminasa, rantepao, makale
masamba, malili, sorowako
sulawesi tenggara, sultra, kendari, baubau, bau-bau, bombana, buton, buton selatan, buton tengah, buton utara, kolaka
kolaka timur, kolaka utara, konawe, konawe kepulauan, konawe selatan, konawe utara, muna, muna barat, wakatobi, raha, unaaha
maluku, ambon, tual, buru selatan, kepulauan aru, kepulauan tanimbar, maluku barat daya, maluku tengah, maluku tenggara
seram bagian barat, seram bagian timur, masohi, namlea, saumlaki, dobo, piru, bula, langgur, banda neira
maluku utara, malut, ternate, tidore, tidore kepulauan, sofifi, halmahera barat, halmahera selatan, halmahera tengah
halmahera timur, halmahera utara, kepulauan sula, pulau morotai, morotai, pulau taliabu, tobelo, labuha, sanana, weda, jailolo
papua, jayapura, sentani, biak, biak numfor, keerom, kepulauan yapen, mamberamo raya, sarmi, supiori, waropen, serui
papua barat, manokwari, fakfak, fak-fak, kaimana, teluk bintuni, bintuni, teluk wondama, pegunungan arfak
papua barat daya, sorong, raja ampat, maybrat, sorong selatan, tambrauw, waisai, teminabuan
papua selatan, merauke, asmat, boven digoel, mappi, tanah merah
papua tengah, nabire, mimika, timika, tembagapura, paniai, intan jaya, deiyai, dogiyai, puncak jaya, enarotali, sugapa, ilaga
papua pegunungan, wamena, jayawijaya, lanny jaya, mamberamo tengah, nduga, pegunungan bintang, oksibil, tolikara, yahukimo
yalimo, dekai, tiom
`;

const world = `
singapura, singapore, kuala lumpur, putrajaya, putra jaya, johor bahru, johor baru, penang, george town, kuching, kota kinabalu
tawau, sandakan, sibu, bintulu, ipoh, taiping, shah alam, petaling jaya, subang jaya, klang, kajang, seremban, melaka
malacca, alor setar, kota baru, kota bharu, kuala terengganu, kuantan, butterworth, langkawi, iskandar puteri, batu pahat, muar
bandar seri begawan, manila, quezon city, makati, pasay, taguig, baguio, iloilo, zamboanga, cagayan de oro, cebu, davao, bangkok, phuket, chiang mai, pattaya, hanoi, ho chi minh city, da nang
phnom penh, siem reap, vientiane, yangon, naypyidaw, naypyitaw, dili
beijing, shanghai, hong kong, hongkong, makau, macau, guangzhou, shenzhen, wuhan, chengdu, chongqing, hangzhou, nanjing
xi'an, urumqi, lhasa, taipei, seoul, busan, incheon, pyongyang, tokyo, osaka, kyoto, hiroshima, nagoya, sapporo, fukuoka
yokohama, nagasaki, fukushima, ulaanbaatar, ulan bator
thimphu, kolombo, kabul, kandahar, jalalabad, herat, kunduz
teheran, tehran, baghdad, bagdad, erbil, mosul, basra, kuwait city, kota kuwait, riyadh, jeddah, mekah, mekkah, makkah, mecca
madinah, medina, arafah, doha, abu dhabi, dubai, sharjah, manama, muskat, muscat, sanaa, sana'a, aden, amman, damaskus
damascus, aleppo, beirut, yerusalem, jerusalem, tel aviv, ramallah, gaza, kota gaza, jalur gaza, gaza city, rafah, khan younis
tepi barat, west bank, haifa, hebron, betlehem, bethlehem, ankara, istanbul, izmir, antalya, nikosia, nicosia, baku, tbilisi
yerevan, astana, almaty, tashkent, bishkek, dushanbe, ashgabat
london, manchester, liverpool, birmingham, leeds, newcastle, bristol, edinburgh, glasgow, cardiff, belfast, dublin, paris
marseille, lyon, lille, toulouse, bordeaux, strasbourg, monako, monaco, brussel, brussels, antwerp, amsterdam, den haag
the hague, rotterdam, eindhoven, luxembourg, luksemburg, berlin, munich, muenchen, munchen, frankfurt, hamburg, koeln, cologne
dortmund, stuttgart, leipzig, dusseldorf, wina, vienna, bern, zurich, jenewa, geneva, basel, lausanne, davos, nyon, madrid
barcelona, sevilla, seville, valencia, bilbao, malaga, lisbon, lisabon, porto, roma, rome, milan, milano, turin, torino, napoli
naples, florence, venesia, venice, bologna, vatikan, vatican city, kota vatikan, valletta, athena, athens, kopenhagen
copenhagen, stockholm, gothenburg, malmo, oslo, helsinki, reykjavik, tallinn, riga, vilnius, warsawa, warsaw, krakow, praha
prague, bratislava, budapest, bukares, bucharest, sofia, beograd, belgrade, zagreb, ljubljana, sarajevo, skopje, tirana
pristina, podgorica, chisinau, kiev, kyiv, lviv, kharkiv, kharkov, odesa, odessa, donetsk, kherson, mariupol, zaporizhzhia
minsk, moskow, moskwa, moscow, st petersburg, sankt peterburg, vladivostok, kazan
kairo, cairo, alexandria, aleksandria, sharm el-sheikh, tripoli, benghazi, tunis, aljir, algiers, rabat, casablanca, marrakesh
khartoum, juba, addis ababa, asmara, djibouti, mogadishu, nairobi, kampala, kigali, bujumbura, dodoma, dar es salaam, kinshasa
brazzaville, goma, luanda, lusaka, harare, lilongwe, maputo, antananarivo, port louis, windhoek, gaborone, pretoria
johannesburg, cape town, durban, soweto, polokwane, bloemfontein, port elizabeth, gqeberha, mombasa, kisumu, nakuru, entebbe
zanzibar, mwanza, lindi, mtwara, arusha, moshi, morogoro, mbeya, iringa, singida, shinyanga, tabora, kigoma, songea, eldoret, nyeri
malindi, garissa, kano, kaduna, ibadan, port harcourt, kumasi, bulawayo, maseru, mbabane, abuja, lagos, accra, lome, cotonou, niamey, ouagadougou, bamako, dakar
banjul, bissau, conakry, freetown, monrovia, abidjan, yamoussoukro, nouakchott, libreville, yaounde, malabo, bangui, n'djamena
washington, washington dc, new york, new york city, los angeles, chicago, houston, dallas, philadelphia, phoenix, san diego
san francisco, san jose, seattle, boston, miami, atlanta, detroit, minneapolis, denver, las vegas, baltimore, new orleans
orlando, austin, sacramento, portland, honolulu, anchorage, salt lake city, cleveland, pittsburgh, st louis, kansas city
nashville, charlotte, memphis, indianapolis, columbus, cincinnati, milwaukee, omaha, tulsa, oklahoma city, albuquerque, tucson
el paso, san antonio, fort worth, tampa, jacksonville, raleigh, richmond, buffalo, albany, hartford, providence, santa fe, boise
oakland, berkeley, long beach, beverly hills, hollywood, brooklyn, mar-a-lago, edmonton, winnipeg, halifax, cape canaveral, silicon valley, ottawa, toronto, montreal, vancouver, calgary, quebec, mexico city
kota meksiko, meksiko city, guadalajara, tijuana, guatemala city, san salvador, tegucigalpa, managua, panama city, havana
kingston, port-au-prince, santo domingo, san juan, nassau, bridgetown, port of spain, caracas, bogota, medellin, quito
guayaquil, la paz, santiago, buenos aires, montevideo, asuncion, brasilia, sao paulo, rio de janeiro, georgetown
paramaribo, cayenne
koln, nurnberg, hannover, bremen, dresden, potsdam, wiesbaden, mainz, erfurt, magdeburg, schwerin, saarbrucken, mannheim, karlsruhe
freiburg, augsburg, kiel, bochum, duisburg, wuppertal, bielefeld, munster, aachen, braunschweig, chemnitz, rostock, kassel
oldenburg, osnabruck, heidelberg, darmstadt, regensburg, wurzburg, lubeck, cottbus, wien, graz, salzburg, innsbruck, genf, brussel, luttich, strassburg, mailand, neapel, venedig, rom, athen
warschau, krakau, prag, pressburg, bukarest, moskau, kiew, kopenhagen, lissabon, peking, tokio, neu delhi, kapstadt
londres, moscou, moscu, pekin, bruxelles, bruselas, geneve, ginebra, varsovie, varsovia, nueva york, la habana, bogota
ciudad de mexico, pretoria, kaapstad, ethekwini, pietermaritzburg, stellenbosch, lagos, den haag, antwerpen, gent, utrecht
lisboa, brasilia, belo horizonte, salvador, porto alegre, curitiba, cordoba, rosario, guayaquil, cali, monterrey
canberra, sydney, melbourne, brisbane, perth, adelaide, darwin, hobart, gold coast, auckland, wellington, christchurch
port moresby, suva, honiara, port vila, noumea, apia, nuku'alofa, majuro, palikir, tarawa, funafuti, ngerulmud
`;

/** As they are looked up: small letters, without dots and accents. */
const foldedPlace = (place: string): string =>
  place.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('.', '').replace(/’/g, "'").trim();

const namesIn = (list: string): string[] =>
  list
    .split(/[,\n]/)
    .map((place) => place.trim())
    .filter((place) => place !== '');

/** Provinces of Indonesia, each ahead of its regencies and cities, in small letters. */
export const indonesianPlaces: readonly string[] = namesIn(indonesia);

const places: ReadonlySet<string> = new Set([...indonesianPlaces, ...namesIn(world)]).union(southAsianPlaces);

/** Whether papers there end a dateline with a colon. */
export const isColonPlace = (words: string): boolean => southAsianPlaces.has(foldedPlace(words));

/** "Kota Bandung", "Kab. Serang", and two places at once: "Jakarta/Bandung". */
export const isPlace = (words: string): boolean =>
  words.split('/', 4).every((one) => {
    const place = foldedPlace(one);
    return places.has(place) || places.has(place.replace(/^(?:kota|kabupaten|kab|provinsi) /, ''));
  });

const mostWords = 4;
/** Whether a text begins with the name of a place, and how much of it that is: the longest. */
export const placeAtStart = (text: string): string | undefined => {
  const words = text.slice(0, 80).split(' ', mostWords);
  for (let count = words.length; count > 0; count--) {
    const place = words.slice(0, count).join(' ');
    if (isPlace(place.replace(/[,;:]$/, ''))) return place;
  }
  return undefined;
};
