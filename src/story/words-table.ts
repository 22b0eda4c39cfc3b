/**
 * Words of news that mean the same, in both languages, under one key each. A report says "tewas", the next one
 * "meninggal", a third one "killed". Written from general knowledge of news language, a line a concept.
 */
export const concepts = `
die: tewas meninggal wafat mati menewaskan kematian korban-jiwa gugur nyawa dead die dies died death deaths dying kill kills killed killing fatal deadly fatalities fatality slain toll jenazah jasad mayat body bodies berpulang tutup-usia lifeless perish perished
hurt: luka luka-luka terluka cedera melukai injured injuries injury injure injures wounded wounds wounding hurt
missing: hilang kehilangan missing disappeared lenyap
rescue: selamat menyelamatkan diselamatkan penyelamatan rescue rescued rescuers rescuer saved survive survived survivor survivors survivors' sar basarnas
evacuate: evakuasi dievakuasi mengungsi pengungsi pengungsian diungsikan evacuate evacuated evacuation evacuations evacuees flee fled fleeing displaced
crash: kecelakaan tabrak menabrak tabrakan bertabrakan ditabrak menghantam hantam menyeruduk seruduk diseruduk laka crash crashes crashed collide collided collides collision pileup plowed hit-and-run adu-banteng
overturn: terguling terbalik overturn overturned capsized capsize
derail: anjlok tergelincir derail derailed derailing skidded
sink: tenggelam karam menenggelamkan sink sinks sank sunk sinking
ship: kapal perahu ferry boat ship vessel feri
plane: pesawat jet plane aircraft airliner aircrafts pesawat-terbang airplane
flight: penerbangan flight flights terbang
airport: bandara bandar-udara airport airports bandar
train: kereta ka train trains railway kai
truck: truk truck trucks lorry lorries tractor-trailer semitrailer tronton
bus: bus buses minibus
car: mobil car cars kendaraan vehicle vehicles
motorbike: motor sepeda-motor motorcycle motorbike motorbikes scooter scooters
driver: sopir pengemudi driver drivers supir
toll: tol motorway interstate highway
bridge: jembatan bridge bridges
road: jalan road street jalur
quake: gempa lindu quake quakes earthquake earthquakes temblor tremor guncang mengguncang diguncang guncangan jolt jolted gempa-bumi
magnitude: magnitudo magnitude bermagnitudo berkekuatan
tsunami: tsunami
volcano: gunung volcano volcanic mount erupts erupt erupted eruption erupting meletus erupsi letusan vulkanik
ash: abu ash
flood: banjir merendam terendam rendam meluap luapan kebanjiran flood floods flooded flooding inundated
landslide: longsor longsoran tanah-longsor landslide landslides mudslide
storm: badai topan storm storms typhoon hurricane cyclone
rain: hujan rain rains rainfall
fire: kebakaran terbakar membakar api dilalap si-jago-merah hangus fire fires blaze blazes wildfire burning burn burned flames inferno ablaze damkar pemadam
explode: ledakan meledak explode explodes exploded explosion blast blasts
collapse: ambruk roboh runtuh reruntuhan jebol collapse collapses collapsed rubble merobohkan
weather: cuaca weather
arrest: menangkap tangkap ditangkap penangkapan dibekuk diringkus diamankan ditahan penahanan menahan dicokok arrest arrested arrests detained detain held custody nabbed
suspect: tersangka terduga suspect suspects suspected
police: polisi polri polres polresta polda bareskrim kepolisian police officers
court: pengadilan mahkamah court courts
judge: hakim judge judges
trial: sidang persidangan trial hearing disidang
verdict: vonis divonis memvonis bersalah dinyatakan-bersalah verdict guilty convicted conviction sentenced jailed
prosecutor: jaksa kejaksaan kejagung prosecutor prosecutors
corruption: korupsi suap corruption bribery graft
raid: menggeledah geledah penggeledahan raid raided
steal: curi mencuri pencurian dicuri rampok begal rampas merampas steal steals stole stolen theft thieves thief robbers robbery heist robbed
stab: menusuk ditusuk penusukan stab stabbed stabbing knife knifeman
shoot: menembak ditembak penembakan tembak shot shoot shooting shootings gunman
attack: serangan menyerang diserang serang attack attacks attacked strike-on assault strikes struck bombarded
drug: narkoba sabu kokain narkotika ganja drug drugs cocaine meth
smuggle: penyelundupan menyelundupkan smuggle smuggled smuggling
fraud: penipuan menipu tertipu bodong fiktif fraud scam scams tipu
human-trafficking: perdagangan-orang tppo trafficking
victim: korban victim victims
protest: demo unjuk-rasa berunjuk demonstrasi pengunjuk aksi protest protests protested protesters rally
strike: mogok walkout strike striking walk-off
resign: mundur lengser mengundurkan resign resigns resigned resignation quits quit steps-down
appoint: menunjuk ditunjuk dilantik melantik appoint appointed appoints named sworn
dismiss: pecat memecat dipecat sacks sacked dismissed dismisses fired ousted removes removed
president: presiden president presidential capres pilpres
minister: menteri minister menko
prime-minister: perdana-menteri premier premiership pm
government: pemerintah pemerintahan government governments
parliament: parlemen dpr parliament lawmakers assembly senate
election: pemilu pilkada pemilihan pencalonan election elections vote votes ballot poll
lawsuit: gugatan menggugat lawsuit sue sued
law: undang-undang uu law bill
party: partai party parties
coalition: koalisi coalition
victory: menang kemenangan memenangkan memenangi juara menjuarai kalahkan mengalahkan taklukkan menaklukkan bekuk benamkan tundukkan menundukkan unggul win wins won winning winner victory beat beats beating defeated defeats champion champions triumph title gelar raih meraih dianugerahi menyabet award awards awarded retains retain sweeps clinches clinched
lose: kalah kekalahan takluk tumbang dibantai lose loses lost loss defeat concedes conceded
draw: imbang seri draw drew
goal: gol mencetak pencetak goal goals scored scores score scorer strike
match: laga pertandingan duel match game menjamu
final: final grand-final
coach: pelatih juru-taktik coach manager
player: pemain player players pebulu striker
preview: prediksi preview jadwal jelang menjelang pratinjau ahead head-to-head kick-off
result: hasil result results
gold: emas gold
medal: medali medal medals
price: harga dibanderol dipatok dijual price prices priced cost costs costing
rise: naik menaikkan kenaikan melonjak lonjakan menguat meningkat bertambah penguatan rise rises rose risen up climb climbs climbed jump jumps jumped gain gains surge surges surged increase increased soar soared higher
fall: turun menurunkan penurunan melemah pelemahan anjlok-harga ambruk-harga ambles jeblok merosot fall falls fell fallen drop drops dropped slump slumps slid slide decline declined down plunge plunged sheds
cut: pangkas memangkas dipangkas potongan memotong cut cuts cutting lower lowered lowers
rate: suku-bunga bunga rate rates
share: saham shares stock stocks
market: pasar bursa market markets
trade: dagang perdagangan trade
tariff: tarif bea-masuk bea tariff tariffs levy duties duty
import: impor import imports imported
deal: kesepakatan sepakat sepakati menyepakati perjanjian deal deals agree agreed agreement pact accord
ceasefire: gencatan ceasefire truce
hostage: sandera tawanan hostage hostages captive captives
war: perang war
fighting: pertempuran fighting
soldier: tentara tni prajurit pasukan soldier soldiers troops army military militer
martial: darurat-militer darurat martial emergency
missile: rudal missile missiles
drone: drone drones pesawat-nirawak nirawak
bomb: bom bomb bombs bombing
worker: pekerja buruh karyawan pegawai worker workers employees staff
wage: upah gaji wage wages salary salaries ump
layoff: phk pemutusan dirumahkan layoff layoffs fired-workers
budget: anggaran apbn rapbn belanja budget
company: perusahaan pt emiten company firm
bankrupt: pailit bangkrut bankrupt bankruptcy
sell: jual menjual penjualan sell sells sold sale sales
buy: beli membeli memborong pembelian buy buys bought purchase acquire
revenue: pendapatan revenue sales-figure
profit: laba untung profit earnings
school: sekolah sd smp smk sma pesantren ponpes school schools
student: siswa pelajar murid santri mahasiswa mahasiswi student students pupils pupil
child: anak bocah child children kid kids
woman: perempuan wanita woman women female
man: pria lelaki laki-laki man men
passenger: penumpang passenger passengers
resident: warga penduduk masyarakat resident residents villagers
home: rumah permukiman home homes house houses
hospital: rumah-sakit rsud puskesmas hospital hospitals
patient: pasien patient patients
disease: penyakit disease illness
cancer: kanker cancer
vaccine: vaksin imunisasi vaccine vaccines vaccination
treatment: perawatan pengobatan kemoterapi chemotherapy treatment
poison: keracunan racun poison poisoned poisoning
case: kasus perkara case cases
food: makan makanan menu meal meals food
free: gratis cuma-cuma free
outage: gangguan padam pemadaman lumpuh blackout outage outages down offline power-cut
electricity: listrik electricity power grid
hack: peretas meretas diretas hacker hackers hacking cyberattack ransomware siber
ransom: tebusan ransom
data: data
launch: luncurkan meluncurkan diluncurkan rilis merilis memperkenalkan diperkenalkan peluncuran launch launches launched unveil unveils unveiled announces-product release released
start: dimulai memulai perdana start starts started begin begins began begun kicks-off
open: dibuka membuka pembukaan diresmikan meresmikan resmikan peresmian open opens opened opening inaugurate inaugurates inaugurated
close: tutup menutup ditutup penutupan close closes closed closing shut shuts
resume: pulih kembali-beroperasi dipulihkan restored restore restart restarted resume resumes resumed
cancel: batal membatalkan dibatalkan batalkan cancel cancels cancelled canceled scrapped
revoke: cabut mencabut dicabut lifts lifted revoke revokes revoked repeal repealed
announce: mengumumkan umumkan diumumkan pengumuman menetapkan tetapkan ditetapkan declare declares declared announce announces announced announcement disclosed
build: bangun membangun pembangunan dibangun build builds built construction
visit: kunjungan mengunjungi meninjau berkunjung visit visits visited
meet: bertemu bertatap pertemuan meet meets met meeting talks
sign: menandatangani penandatanganan sign signs signed signing
speech: pidato speech sermon address
promise: janji menjanjikan janjikan promise promises pledged pledge vows
ask: minta meminta diminta urge urges urged ask asked calls-for
reject: menolak tolak ditolak penolakan reject rejects rejected refuse refuses
demand: menuntut tuntut tuntutan demand demands demanded
investigate: menyelidiki penyelidikan diselidiki diperiksa memeriksa pemeriksaan mendalami questioned questions investigate investigates investigation investigators probe
identify: identitas teridentifikasi mengidentifikasi identify identified named-as
fund: bantuan menyalurkan disalurkan santunan santuni menyantuni aid relief compensation compensate
funeral: dimakamkan pemakaman makamkan funeral burial buried-rites
pope: paus pope
world: dunia world global internasional international
indonesia: indonesia indonesian indonesians ri nkri garuda
america: amerika as us american usa
china: china cina tiongkok chinese beijing
russia: rusia russia russian moscow kremlin
ukraine: ukraina ukraine ukrainian kyiv kiev
israel: israel israeli
japan: jepang japan japanese
korea: korea korsel korean
thailand: thailand thai
germany: jerman germany german berlin
france: prancis perancis france french
britain: inggris britain british uk
netherlands: belanda netherlands dutch
vatican: vatikan vatican
million: juta million
billion: miliar milyar billion
trillion: triliun trillion
prize: penghargaan prize oscar nobel
film: film movie animasi
concert: konser concert
audience: penonton audience viewers spectators
record: rekor record
museum: museum
jewel: permata perhiasan jewel jewels jewellery jewelry
phone: ponsel telepon-genggam phone phones smartphone
rocket: roket rocket rockets spacecraft
moon: bulan-purnama moon lunar
pilgrim: haji jemaah jamaah hajj pilgrim pilgrims
holiday: mudik lebaran eid libur holiday
traffic: lalu-lintas arus traffic
ticket: tiket ticket tickets
oil: minyak crude oil brent
fuel: bbm bensin pertamax fuel petrol gasoline
rice: beras rice
chili: cabai cabe chili
cheap: murah cheap low-cost
climb: panjat climbing pendaki hiker hikers climber
find: ditemukan menemukan penemuan temukan find finds found discovered recovered recover
search: pencarian mencari dicari cari search searching searched
destroy: memusnahkan musnahkan dimusnahkan pemusnahan menghancurkan destroy destroys destroyed
tourist: wisatawan pelancong turis tourist tourists travellers travelers holidaymakers
beach: pantai beach coast shore
wave: ombak gelombang wave waves surf
forecast: prakiraan memprakirakan perkiraan forecast forecasts
apologise: maaf meminta-maaf apologise apologises apologize apologizes apology
fallen-off: terjatuh jatuh fell-off plunged-off jatuhnya
break: putus jebol-tanggul broken break breaks broke
trapped: terjebak tertimbun trapped buried stranded
mayor: wali-kota walikota mayor mayoral
governor: gubernur governor
regent: bupati regent
`;
