/**
 * What happens: words of news that mean the same, in both languages, under one key each. A report says "tewas", the next
 * one "meninggal", a third one "killed". Written from general knowledge of news language, a line a concept; other forms of
 * a word (di-, me-, -an, -ing) are found by its stem. The first line that has a word keeps it.
 */
export const events = `
die: tewas meninggal wafat mati menewaskan kematian korban-jiwa gugur nyawa merenggut-nyawa dead die died dies death deaths dying kill killed killing killer fatal deadly deadliest fatalities fatality slain toll death-toll jenazah jasad mayat body bodies berpulang tutup-usia mangkat mengembuskan-napas-terakhir hembuskan lifeless perish perished passes-away passed-away lives claimed-lives found-dead found-lifeless killed-in bangkai carcass lost-lives korban-meninggal meregang-nyawa tutup-mata loses-life nyawa-melayang tak-bernyawa tak-tertolong dies-at has-died ditemukan-tewas berpulang-ke
murder: pembunuhan membunuh dibunuh bunuh pembunuh murder murdered murderer homicide manslaughter habisi dihabisi mutilasi dismembered hacked-to-death bludgeoned strangled dicekik cekik gorok remains tewas-dibunuh slays slaying stabbed-to-death beaten-to-death
hurt: luka luka-luka terluka cedera melukai injured injuries injury injure wounded wounds hurt luka-bakar maimed casualties luka-ringan luka-berat luka-parah kritis critical-condition serious-condition lecet patah-tulang lebam
missing: hilang kehilangan missing disappeared disappearance vanished lenyap unaccounted belum-ditemukan belum-ketemu hilang-kontak lost-contact loses-contact still-missing feared-dead whereabouts
kidnap: culik penculikan menculik diculik penculik kidnap kidnapped kidnapping abducted abduction abductors
rescue: selamat menyelamatkan diselamatkan penyelamatan rescue rescued rescuers rescuer saved survive survived survivor survivors sar basarnas tim-sar search-and-rescue divers pulled-from-rubble pulled-alive winched airlifted lifted-to-safety brought-to-safety tertolong ditolong menolong pertolongan
evacuate: evakuasi dievakuasi mengungsi pengungsi pengungsian diungsikan evacuate evacuated evacuation evacuations evacuees flee fled fleeing displaced homeless ordered-to-leave told-to-leave flees forced-from-homes leave-homes ungsikan mengungsikan sheltered shelters pengosongan dikosongkan posko-pengungsian
crash: kecelakaan tabrak menabrak tabrakan bertabrakan ditabrak menghantam hantam menyeruduk seruduk diseruduk laka lakalantas crash crashes crashed collide collided collides collision pileup pile-up plowed ploughed slammed slams rammed rams hit-and-run adu-banteng tabrak-lari smash smashes smashed wreck wreckage ploughs-into plows-into ploughed-into careers veers veered careened runs-into menubruk tubruk tertabrak terlindas dilindas lindas melindas tersambar disambar menyambar ringsek kecelakaan-beruntun karambol head-on run-over knocked-down tabrakan-beruntun ditubruk oleng rem-blong
overturn: terguling terbalik guling overturn overturned capsized capsize capsizes upturned flipped
derail: anjlok tergelincir derail derailed derailing derails derailment skidded skid keluar-rel off-the-tracks
sink: tenggelam karam menenggelamkan sink sinks sank sunk sunken sinking kandas aground terseret hanyut terhanyut drown drowned drowning swept-away
fire: kebakaran terbakar membakar api dilalap si-jago-merah hangus ludes fire fires blaze blazes wildfire wildfires bushfire burning burn burned burnt flames inferno ablaze damkar pemadam firefighters torch torched torches karhutla arson goes-up-in-flames gutted guts engulfed engulfs engulf si-jago-merah-mengamuk jago-merah lalap melalap lahap melahap dilahap amuk-api kobaran padamkan dipadamkan memadamkan extinguish extinguished contained
explode: ledakan meledak explode explodes exploded explosion blast blasts blew blows-up blown detonated gas-explosion detonates detonation ledak-tabung meledaknya petasan
collapse: ambruk roboh runtuh reruntuhan jebol collapse collapses collapsed rubble merobohkan ambrol debris caved
quake: gempa lindu quake quakes earthquake earthquakes temblor tremor guncang mengguncang diguncang guncangan jolt jolted gempa-bumi seismic shakes shaken aftershock aftershocks gempa-susulan
magnitude: magnitudo magnitude bermagnitudo berkekuatan
tsunami: tsunami
erupt: erupts erupt erupted eruption erupting meletus erupsi letusan spews spewed spewing memuntahkan muntahan semburkan menyemburkan lava lahar awan-panas pyroclastic guguran luncuran-awan-panas
flood: banjir merendam terendam rendam meluap luapan kebanjiran genangan tergenang flood floods flooded flooding inundated submerged underwater banjir-bandang rob deluge flash-floods flash-flood floodwaters air-bah meluapnya inundates swamped
landslide: longsor longsoran tanah-longsor landslide landslides mudslide mudslides
storm: badai topan siklon puting-beliung angin-kencang storm storms typhoon hurricane cyclone tornado tornadoes gale makes-landfall landfall lashes lashed batters battered pummels pummelled barrels angin-puting-beliung lisus storm-surge
rain: hujan rain rains rainfall downpour torrential hujan-es hail
drought: kekeringan kemarau drought dry-season
heat: panas heat heatwave gelombang-panas
arrest: menangkap tangkap ditangkap penangkapan dibekuk bekuk diringkus ringkus diamankan ditahan penahanan menahan dicokok diciduk ciduk tertangkap arrest arrested arrests detain detained detention detains held custody nabbed apprehended captured seized-suspect ott operasi-tangkap-tangan tangkap-tangan sting terciduk dijebloskan picked-up-by-police rounded-up in-custody diborgol menyerahkan-diri turned-himself-in surrender surrenders menciduk gelandang digelandang ditangkapnya buru-tangkap
suspect: tersangka terduga suspect suspects suspected dakwaan didakwa mendakwa dakwa dijerat charge charged charges indict indicted indictment accused formal-investigation
verdict: vonis divonis memvonis bersalah dinyatakan-bersalah dihukum hukuman verdict guilty convicted conviction sentenced jailed sentence sentencing jail-term bui behind-bars bebas-dari-dakwaan acquitted acquittal acquits handed-years gets-years locked-up life-term life-sentence seumur-hidup penjara-seumur-hidup hukuman-mati death-sentence sentenced-to-death diganjar ganjar terbukti ordered-to-pay found-guilty not-guilty vonis-bebas
trial: sidang persidangan trial hearing disidang testify testified bersaksi
prison: penjara prison jail lapas rutan bars sel
escape: kabur melarikan buron buronan dpo escape escaped escapes fugitive manhunt on-the-run flees-jail jailbreak break-out
raid: menggeledah geledah penggeledahan gerebek digerebek menggerebek raid raided raids razia
confiscate: sita menyita disita penyitaan seize seized seizes confiscate confiscated seizure rampasan
steal: curi mencuri pencurian dicuri rampok perampokan begal rampas merampas maling gasak menggasak jambret copet steal steals stole stolen theft thieves thief robbers robbery heist robbed burglars burglary looted loot bobol membobol raib
stab: menusuk ditusuk penusukan bacok membacok dibacok pembacokan stab stabbed stabbing stabs knife knifeman
shoot: menembak ditembak penembakan tembak shot shoot shooting shootings gunman gunmen opened-fire gunfire shooter shooters firing gunned-down shot-dead mass-shooting ditembaki menembaki baku-tembak shootout tertembak bersenjata-api penembak kontak-tembak kontak-senjata firefight
attack: serangan menyerang diserang serang menggempur gempur attack attacks attacked assault strikes struck bombarded bombardment barrage air-strike airstrike airstrikes pounds shelling gempuran strafed pengeboman bombed
abuse: pelecehan mencabuli pencabulan dicabuli cabul pemerkosaan memperkosa perkosa abuse abused rape raped molested sexual assault-sexual kekerasan-seksual
beat: aniaya penganiayaan menganiaya dianiaya keroyok pengeroyokan dikeroyok beaten beating-up mauled tawuran brawl
maul: diterkam terkam menerkam diserang-harimau dimangsa mangsa mauled bitten bite bites gigit digigit
smuggle: penyelundupan menyelundupkan selundupkan smuggle smuggled smuggling smugglers gagalkan menggagalkan digagalkan foils foiled thwart thwarted intercepts intercepted selundupan
fraud: penipuan menipu tertipu bodong fiktif penggelapan fraud scam scams tipu scammers embezzlement embezzled swindled
human-trafficking: perdagangan-orang tppo trafficking trafficked
corruption: korupsi suap corruption bribery graft gratifikasi bribe bribes koruptor
poison: keracunan racun poison poisoned poisoning food-poisoning foodborne makanan-basi mual muntah mual-muntah nausea vomiting diare diarrhoea diarrhea sickened falls-ill fell-ill jatuh-sakit pusing
outbreak: wabah klb kejadian-luar-biasa outbreak epidemic pandemic terjangkit
infect: tertular menular penularan infected infection infections positif tests-positive
protest: demo unjuk-rasa berunjuk demonstrasi demonstran pengunjuk aksi-massa berdemo protest protests protested protesters protestors rally rallies marched march marching demonstrators demonstration uprising take-to-streets took-to-streets turun-ke-jalan geruduk menggeruduk kepung mengepung long-march orasi picket sit-in unjuk-rasa-damai massa-aksi demonstrating gelar-aksi aksi-damai
strike: mogok mogok-kerja walkout strike striking walk-off walk-out industrial-action stoppage down-tools berhenti-kerja matikan-aplikasi off-bid
riot: rusuh kerusuhan ricuh bentrok bentrokan clash clashes clashed riot riots unrest rioters amuk stormed storming storms-parliament
appoint: menunjuk ditunjuk tunjuk dilantik melantik lantik pelantikan angkat-menteri appoint appointed appoints named sworn sworn-in picks picked nominates nominated nominee gets-top-job taps dipilih-jadi inaugurated-as takes-office took-office takes-over steps-into new-head-of terpilih elected re-elected reelected wins-re-election resmi-jabat menjabat jabat resmi-jadi ganti mengganti diganti pengganti digantikan menggantikan pergantian replace replaced replaces replacement successor succeed succeeds
lose-office: pecat memecat dipecat pemecatan copot dicopot mencopot pencopotan sacks sacked dismissed dismisses fired removes removed removal sack axed reshuffle shake-up kocok-ulang perombakan merombak rombak perombakan-kabinet mundur lengser mengundurkan pengunduran resign resigns resigned resignation quits quit steps-down stepped-down step-down stands-down stood-down tumbang tumbangkan menumbangkan digulingkan menggulingkan penggulingan topple toppled topples ousted oust ousts overthrown overthrow brought-down voted-out kudeta coup impeached impeachment pemakzulan dimakzulkan makzulkan brings-down government-collapses government-falls government-collapse confidence-vote loses-confidence quits-as steps-aside tenders-resignation resigning undur-diri mengundurkan-diri pengunduran-diri letakkan-jabatan berhenti-dari-jabatan diberhentikan pemberhentian dinonaktifkan nonaktif suspended-from-office lengserkan dilengserkan unseated unseats no-confidence-vote akhiri-kerja-sama berpisah-dengan part-ways parts-ways parted-ways
election: pemilu pilkada pemilihan pencalonan pilpres pileg election elections vote votes ballot poll polls voters voting electoral coblos pencoblosan
lawsuit: gugatan menggugat gugat digugat lawsuit sue sued sues suing legal-action
petition: uji-materi permohonan judicial-review uji-formil petition petitions
grant: mengabulkan dikabulkan kabulkan granted grants
uphold: upholds upheld
sanction: sanksi sanctions sanctioned disanksi
fine: denda didenda fine fined fines
ban: larang melarang larangan dilarang ban banned bans banning prohibit prohibited outlawed pelarangan blokir memblokir diblokir blocked blocks block
limit: batasi membatasi dibatasi pembatasan pembatas limit limits limited restrict restrictions restricted curb curbs
delay: tunda ditunda menunda penundaan mundurkan delay delayed delays postpone postponed postponement pushed-back molor pauses pause paused suspends suspended diundur mengundurkan-jadwal put-off put-back held-up tertunda keterlambatan late-departure ditangguhkan tangguhkan penangguhan
cancel: batal membatalkan dibatalkan batalkan pembatalan cancel cancels cancelled canceled scrapped scraps called-off axes
revoke: cabut mencabut dicabut pencabutan lifts lifted revoke revokes revoked repeal repealed annul annulled overturns-law
approve: setujui menyetujui disetujui persetujuan sahkan mengesahkan disahkan pengesahan approve approves approved approval passes-bill passed-bill clears cleared green-light greenlights ratify ratified ketok-palu paripurna disepakati-dpr lampu-hijau gives-go-ahead go-ahead izinkan mengizinkan diizinkan permits allowed allows restui passes passed
win: menang kemenangan memenangkan memenangi juara menjuarai kalahkan mengalahkan taklukkan menaklukkan bekuk-lawan benamkan tundukkan menundukkan tekuk menekuk bungkam membungkam libas hajar unggul win wins won winning winner victory beat beats beating defeated defeats champion champions triumph triumphs title crown crowned gelar-juara raih meraih rebut merebut dianugerahi menganugerahi menyabet sabet award awards awarded retains retain sweeps clinches clinched edge edges edged thrash thrashed crush crushes crushed seals sealed kampiun trofi trophy comeback outkicks outclass stun stuns stunned overcome overcame down-rivals kalah kekalahan takluk dibantai keok menyerah lose loses lost loss defeat concedes conceded losing runner-up tersingkir singkirkan menyingkirkan disingkirkan eliminated knocked-out crash-out gugur-di knocks-out rout routs routed thump thumps thumped see-off sees-off saw-off outlast outlasts outlasted dump dumped storm-past cruise cruises cruised ease-past eases-past hold-on held-off whitewash lifts-trophy takes-title takes-gold wins-gold bawa-pulang-poin tiga-poin atasi mengatasi hantam-tuan-rumah gilas lumat sikat pecundangi permalukan bantai membantai amankan pemenang berjaya jawara juarai gondol menggondol boyong-gelar mengunci kunci-gelar
draw: imbang seri bermain-imbang draw drew draws held-to stalemate goalless tanpa-pemenang berbagi-angka berbagi-poin skor-kacamata share-points
advance: lolos melaju melenggang melangkah advance advances advanced qualify qualified qualifies book through-to reach-final reaches
goal: gol mencetak pencetak goal goals scored scores score scorer penyama equaliser brace hat-trick hattrick dua-gol twice
transfer: transfer rekrut merekrut direkrut pinjaman datangkan mendatangkan boyong memboyong signing joins joined gabung bergabung loan move-to
preview: prediksi preview jadwal jelang-laga jelang-duel jelang-pertandingan jelang-lawan jelang-kontra jelang-final jelang-hadapi menjelang-laga menjelang-final pratinjau head-to-head kick-off lineup susunan-pemain
rise: naik menaikkan kenaikan naikkan melonjak lonjakan melesat meroket menguat meningkat bertambah penguatan kerek mengerek rebound rise rises rose risen up climb climbs climbed jump jumps jumped gain gains surge surges surged increase increased increases soar soared higher hike hikes hiked raise raises raised raising lifting lifts-rate doubles doubled rally-stocks tembus menembus rekor-tertinggi record-high all-time-high hits-record menghijau perkasa melambung membaik rebounds climbs-to rallies-to bertengger
fall: turun menurunkan penurunan turunkan melemah pelemahan anjlok-harga ambruk-harga ambles jeblok merosot terkoreksi rontok terjun-bebas fall falls fell fallen drop drops dropped slump slumps slid slide slides decline declined declines down plunge plunged plunges sheds tumble tumbled tumbles lower-by loyo keok-rupiah memerah tertekan lesu rontoknya crashes-to nosedive tanks sinks-to nyungsep longsor-saham jatuh-ke-level slips slipped dips dipped eases eased
cut: pangkas memangkas dipangkas pemangkasan potong potongan memotong dipotong pemotongan efisiensi penghematan cut cuts cutting lower lowered lowers slash slashed slashes trim trims reduce reduced reduction reduces turunkan-harga lowers-rate rate-cut slashes-rate separuh-harga diskon discount
inflate: inflasi inflation consumer-prices deflasi deflation
grow: tumbuh pertumbuhan growth grew grow grows expands expanded
deal: kesepakatan sepakat sepakati menyepakati disepakati perjanjian deal deals agree agreed agrees agreement pact accord treaty teken-kerja-sama kerja-sama mou memorandum cooperation partnership kemitraan bersepakat sepaham struck-deal reaches-deal truce-deal accepts
ceasefire: gencatan gencatan-senjata ceasefire truce
withdraw: menarik-diri tarik-pasukan withdraw withdrew withdraws withdrawal pullout pull-out pulls-out pulled-back pulls-back hengkang exit-from quit-from keluar-dari leaves-bloc
invade: invasi menginvasi invade invaded invasion seize-city kuasai menguasai dikuasai rebut-kota capture captures takeover take-over
sell: jual menjual penjualan jual-saham sell sells sold sale sales divestasi
buy: beli membeli memborong pembelian dibeli buy buys bought purchase purchases acquire acquires acquired acquisition akuisisi mengakuisisi diakuisisi takeover-bid
invest: investasi investor menanamkan modal invest invests invested investment investors suntik suntikan
merge: merger bergabung-usaha penggabungan merging merge merged
layoff: phk pemutusan pemutusan-hubungan-kerja dirumahkan layoff layoffs lay-off laid-off job-cuts cut-jobs jobs redundant redundancies shed-jobs lays-off merumahkan job-losses memberhentikan-karyawan cuts-jobs axes-jobs sheds-jobs redundancy
bankrupt: pailit bangkrut bankrupt bankruptcy insolvency insolvent gulung-tikar chapter-11
launch: luncurkan meluncurkan diluncurkan meluncur rilis merilis dirilis memperkenalkan diperkenalkan perkenalkan peluncuran launch launches launched unveil unveils unveiled release released releases introduce introduced introduces debut debuts rolls-out takeoff lift-off liftoff blasts-off mengorbit dibuka membuka pembukaan diresmikan meresmikan resmikan peresmian open opens opened opening inaugurate inaugurates inaugurated inauguration mulai-beroperasi resmi-beroperasi goes-on-sale on-sale mulai-dijual melantai touches-down docks debuts-in tayang-perdana premiere premieres soft-launching mengorbitkan lepas-landas
start: dimulai memulai perdana bertolak start starts started begin begins began begun kicks-off kicked-off gets-under-way
close: tutup menutup ditutup penutupan close closes closed closing closure shut shuts shutdown shutdowns shutters bangkrut-tutup setop-operasi stop-operasi berhenti-beroperasi berhenti-operasi ceases-operations tutup-sementara suspends-operations
resume: kembali-beroperasi beroperasi-kembali dipulihkan pulih restored restore restores restart restarted resume resumes resumed normal-kembali back-online reopen reopens reopened dibuka-kembali kembali-dibuka
outage: gangguan padam pemadaman lumpuh tumbang-massal mati-listrik mati-lampu blackout blackouts outage outages down-for offline power-cut power-cuts goes-down go-down went-down disrupts disrupted disruption disruptions plunged-into-darkness darkness fault glitch goes-dark went-dark unavailable unreachable eror error knocked-offline power-failure lights-out gelap-gulita listrik-padam byarpet tak-bisa-diakses sulit-diakses tidak-bisa-diakses blue-screen crashes-worldwide
hack: peretas meretas diretas peretasan hacker hackers hack hacked hacking cyberattack cyber-attack cyberattacks ransomware serangan-siber siber data-breach cyber-criminals pembobolan-data serangan-ransomware
leak: bocor kebocoran dibocorkan leak leaks leaked breach breached
announce: mengumumkan umumkan diumumkan pengumuman menetapkan tetapkan ditetapkan declare declares declared announce announces announced announcement disclosed reveals revealed reveal unggah confirms confirmed confirm mengonfirmasi konfirmasi
build: bangun membangun pembangunan dibangun build builds built construction groundbreaking proyek project peletakan-batu-pertama renovasi renovation
visit: kunjungan mengunjungi meninjau tinjau berkunjung kunjungi dikunjungi sambangi visit visits visited lawatan tour-of
meet: bertemu bertatap pertemuan temui menemui jumpa meet meets met meeting talks summit ktt konferensi-tingkat-tinggi perundingan berunding negosiasi negotiations negotiators convene convened face-to-face tatap-muka bilateral sambut-kedatangan terima-kunjungan audiensi delegation delegasi delegates
sign: menandatangani penandatanganan tanda-tangani teken meneken diteken sign signs signed
speech: pidato berpidato speech sermon address addresses
promise: janji menjanjikan janjikan promise promises promised pledged pledge pledges vows vow vowed
ask: minta meminta diminta imbau mengimbau urge urges urged ask asked asks calls-for called-for desak mendesak didesak
criticise: kritik mengkritik dikritik kecam mengecam kecaman protes-keras criticise criticises criticized criticism condemn condemns condemned slams-over blasts-over sindir menyindir
praise: puji memuji pujian praise praises praised hails hailed
warn: peringatan memperingatkan peringatkan warn warns warned warning alert alerts waspada siaga awas
deny: bantah membantah dibantah bantahan deny denies denied sangkal menyangkal tepis menepis ditepis hoaks hoax dismisses-claims rumor rumors isu
reject: menolak tolak ditolak penolakan reject rejects rejected refuse refuses rejection turned-down kandas-di
demand: menuntut tuntut tuntutan dituntut demand demands demanded
threaten: ancam mengancam ancaman diancam threaten threatens threatened threat threats
investigate: menyelidiki penyelidikan diselidiki selidiki usut mengusut diusut diperiksa memeriksa pemeriksaan periksa mendalami questioned investigate investigates investigation investigators probe probes inquiry penyidik penyidikan menyidik olah-tkp
identify: identitas teridentifikasi mengidentifikasi identify identified identifies named-as who-is siapa sosok-pelaku
fund: bantuan menyalurkan disalurkan salurkan santunan santuni menyantuni donasi aid relief compensation compensate donate donated donation hibah
funeral: dimakamkan pemakaman makamkan dikebumikan dikuburkan funeral burial buried-in laid-to-rest pusara melayat pelayat mourners
mourn: berduka duka belasungkawa dukacita mourn mourns mourned mourning tribute tributes condolences grief
destroy: memusnahkan musnahkan dimusnahkan pemusnahan menghancurkan hancur destroy destroys destroyed flattens flattened razed devastated luluh-lantak porak-poranda rusak kerusakan damage damaged damages
find: ditemukan menemukan penemuan temukan find finds found discovered discovery discovers recovered recover recovers unearthed terungkap ungkap mengungkap pengungkapan uncovers uncovered uncover bongkar membongkar dibongkar busts busted bust
search: pencarian mencari dicari cari search searching searched searches hunt hunting look-for combing
trapped: terjebak tertimbun terkurung trapped buried stranded stuck telantar terlantar marooned
fallen-off: terjatuh jatuh fell-off plunged-off jatuhnya terperosok terjun-ke-jurang masuk-jurang jurang plunges-into plunged-into ravine gorge cliff tebing terjun masuk-sungai tercebur nyemplung fell-into
break: putus jebol-tanggul broken break breaks broke patah retak
land: mendarat pendaratan mendarat-darurat landing landed emergency-landing forced-to-land tergelincir-landasan
ground: dikandangkan grounded grounds grounding
deport: deportasi mendeportasi dideportasi deport deported deportation deports pulangkan memulangkan dipulangkan pemulangan repatriate repatriated repatriates brings-home flies-home flown-home pulang-ke-tanah-air
marry: menikah nikah pernikahan married marries wedding ijab-kabul wed tunangan bertunangan engaged engagement melangsungkan-pernikahan resepsi akad-nikah tie-the-knot
divorce: cerai bercerai perceraian gugat-cerai divorce divorced
birth: lahir melahirkan dilahirkan kelahiran birth born gives-birth
treat: perawatan dirawat dilarikan pengobatan kemoterapi chemotherapy treatment hospitalised hospitalized opname operasi-medis surgery operated treated
discharged: boleh-pulang discharged leaves-hospital
apologise: maaf meminta-maaf permintaan-maaf apologise apologises apologised apologize apologizes apologized apology sorry
celebrate: rayakan merayakan perayaan dirayakan konvoi pesta celebrate celebrates celebrated celebration parade celebrations victory-parade arak-arakan diarak syukuran kirab
mark: peringati memperingati diperingati hut hari-ulang-tahun anniversary commemorate commemorated
perform: tampil manggung konser concert perform performs performed performance gig tur tour
test: uji-coba menguji diuji ujicoba trial-run test tests tested testing
send: kirim mengirim dikirim kirimkan pengiriman mengirimkan send sends sent deploy deploys deployed kerahkan dikerahkan mengerahkan terjunkan diterjunkan dispatch sending
recall: recall recalls recalled menarik-produk penarikan-produk ditarik-dari-pasaran
pardon: amnesti abolisi grasi pardon pardons pardoned amnesty clemency
extend: perpanjang diperpanjang memperpanjang perpanjangan extend extended extends extension
forecast: prakiraan memprakirakan perkiraan diprediksi ramalan forecast forecasts outlook expects expected
appeal: banding kasasi appeal appeals peninjauan-kembali praperadilan pretrial
exam: ujian exam exams tes snbp snbt utbk
graduate: wisuda diwisuda lulus kelulusan graduate graduates graduated graduation
pray: salat shalat berdoa doa-bersama ibadah prayer prayers pray worship misa mass
debate: debat debate
survey: survei survey jajak-pendapat
pollute: polusi pencemaran mencemari limbah pollution polluted contaminated tercemar spill tumpahan
list: ipo melantai-di-bursa listing pencatatan-saham go-public
dividend: dividen dividend dividends
ceremony: upacara ceremony seremoni
hold: menggelar digelar gelaran hold holds held
defend: bertahan pertahankan mempertahankan pertahanan defend defends defence defense
undergo: jalani menjalani dijalani undergo undergoes
leave: tinggalkan meninggalkan ditinggalkan tinggal leave leaves left leaving
go-home: pulang kepulangan
use: gunakan menggunakan digunakan using used uses memakai dipakai pakai
handle: tangani menangani penanganan handle handles handled
remain: tetap remaining remained
force: force forced forcing paksa memaksa dipaksa terpaksa
hand-over: diserahkan menyerahkan serahkan penyerahan
deliver: disampaikan menyampaikan sampaikan penyampaian
set-free: bebaskan membebaskan dibebaskan pembebasan freed frees lepaskan melepaskan dilepaskan melepas dilepas pelepasan dilepasliarkan melepasliarkan
crush: timpa tertimpa menimpa ditimpa crushed-by
electrocute: tersengat kesetrum tersetrum electrocuted electrocution
bully: perundungan dirundung bullying bullied bully
retire: pensiun retire retires retired retirement gantung-sepatu gantung-raket
naturalise: naturalisasi dinaturalisasi naturalised naturalized citizenship kewarganegaraan sumpah-wni
summon: panggil memanggil dipanggil pemanggilan summon summoned summons
hijack: bajak membajak dibajak pembajakan hijack hijacked hijackers
evict: gusur digusur menggusur penggusuran evict evicted eviction evictions demolish demolished demolition
hold-rates: tahan-suku-bunga menahan-suku-bunga holds-rates hold-rates holds-rate keeps-rates rates-unchanged rates-steady leaves-rates mempertahankan-suku-bunga pertahankan-suku-bunga tahan-bunga bunga-acuan-tetap unchanged steady tak-berubah tidak-berubah stabil bi-rate-tetap rate-tetap suku-bunga-tetap kept-rates kept-its-benchmark kept-benchmark keeps-its
lead: memimpin pimpin leads leading
hostage-take: menyandera disandera penyanderaan
produce: produksi memproduksi diproduksi produce produces produced production output
quarantine: karantina dikarantina quarantine
restrict-move: lockdown curfew jam-malam
report: melaporkan dilaporkan laporkan laporan report reports reported
help: membantu bantu dibantu help helps helped
return: kembalikan mengembalikan dikembalikan return returns returned
occur: menimpa-warga melanda landa dilanda hits hit
load: bermuatan muatan mengangkut angkut carrying loaded carries
wait: menunggu tunggu wait waits waiting await
miss-out: absen absent sidelined ruled-out
pay: membayar bayar dibayar pembayaran pay pays paid payment
support: dukungan mendukung didukung support supports supported
prepare: persiapan menyiapkan siapkan disiapkan prepare prepares prepared preparations
expel: usir mengusir diusir pengusiran expel expels expelled expulsion
seek: upaya berupaya mengupayakan efforts effort bid
stop: hentikan menghentikan dihentikan penghentian setop stop stops stopped halt halts halted
cause: picu memicu dipicu pemicu sebabkan menyebabkan disebabkan akibatkan mengakibatkan trigger triggers triggered spark sparks sparked cause causes caused prompts prompted penyebab
blame: tuding menuding dituding tuduh menuduh dituduh tuduhan accuse accuses accused accusing blame blames blamed
see: terlihat tampak terpantau seen spotted sighted sighting muncul appear appears appeared
spread: menyebar menjalar merembet meluas penyebaran spread spreads spreading
attend: hadiri menghadiri dihadiri hadir attend attends attended
choose: pilih memilih dipilih chosen choose chooses chose select selected selects
train-for: latih melatih berlatih latihan pelatihan training
compete: berlaga bertanding bersaing compete competes competing competition kompetisi turnamen tournament
auction: lelang dilelang melelang auction auctions auctioned
dig: gali menggali digali penggalian dig digs dug excavated excavation
inspect: sidak inspeksi inspect inspects inspected inspection inspections
seal: segel menyegel disegel penyegelan sealed garis-polisi
cross-over: menyeberang seberangi menyeberangi cross crosses crossed
join-in: ikut mengikuti diikuti peserta participants participant participate
come: datang mendatangi kedatangan tiba arrive arrives arrived arrival arrivals
go: berangkat pergi diberangkatkan keberangkatan depart departs departed departure departures bertolak
give: memberi memberikan diberikan give gives gave given
get: mendapat mendapatkan menerima diterima terima receive receives received get gets got
take: mengambil diambil ambil membawa dibawa bawa take takes took taken bring brings brought
follow: berlangsung takes-place took-place
`;
