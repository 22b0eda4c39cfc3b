/**
 * More words for the concepts of the other tables, and concepts of everyday news: the turns of phrase of a second or third
 * report, which seldom says it as the first one did. In the same form; a line may add to a key of another table.
 */
export const wider = `
die: korban-tewas meninggal-dunia kehilangan-nyawa lost-their-lives losing-battle succumbs succumbed dying-from menghembuskan-napas-terakhir mengembuskan-napas napas-terakhir terbujur-kaku meninggalkan-kita pulang-ke-rahmatullah pass-away passing tewaskan killings bereaved tutup-usia-di dies-aged dies-at-age aged meninggal-pada-usia berpulang-di-usia kabar-duka
murder: menghabisi-nyawa habisi-nyawa killed-by-husband dibunuh-suami pembantaian massacre massacred pembunuhan-berencana premeditated tewas-dianiaya
hurt: terluka-parah luka-tembak luka-bacok memar gegar-otak retak-tulang hospitalises wounding injuring dilukai cidera bloodied
missing: belum-kembali tak-kunjung-pulang tak-ada-kabar no-trace untraced vanish vanishes disappear disappears hilangnya lost-at-sea
rescue: diangkat-dari dikeluarkan-dari pulled-out plucked plucks plucked-to-safety hauled-from survives tim-gabungan tim-penyelamat juru-selamat dievakuasi-selamat tim-penolong
evacuate: tinggalkan-rumah mengosongkan berlarian berhamburan panik-keluar huddle uprooted relocated moved-to-safety take-shelter took-shelter tenda-darurat huntara perintah-evakuasi evacuation-order evacuation-orders
crash: seruduk-truk benturan berbenturan benturkan terguling-usai ditumbur tumburan dihajar-truk ringsek-parah plough plows mangled tangled nabrak slam-into slammed-into laka-maut laka-beruntun pesawat-jatuh plane-crash plane-crashes helikopter-jatuh helicopter-crash crashed-into jatuh-di bus-crash train-crash tabrakan-kereta kereta-tabrak menemper tertemper temper
overturn: nyungsep-terbalik keels-over keeled-over flips overturns overturning capsizing
sink: karamnya went-down-off diterjang-ombak dihantam-ombak digulung-ombak tersapu-ombak tersapu swept-out dragged-out-to-sea tergulung hanyutkan menghanyutkan menyapu
fire: kobaran-api jilatan-api lautan-api asap-hitam jadi-arang terpanggang menghanguskan hanguskan smoulder smouldering charred scorched firefighting firefighter pompa-air mobil-pemadam kebakarannya api-berkobar razes razed-by-fire kebakaran-hutan kebakaran-lahan forest-fire forest-fires hotspot hotspots titik-panas titik-api wildland
explode: dentuman menggelegar detonating blow-up blew-up goes-off went-off ledakan-gas gas-leak kebocoran-gas pabrik-meledak tungku smelter-blast ledakan-tabung
collapse: roboh-diterjang ambruknya caves-in gives-way gave-way crumbles crumbled crumbling topples-over buckled buckles runtuhnya robohnya bangunan-ambruk gedung-runtuh building-collapse ambruk-saat ceiling atap-ambruk musala-ambruk
quake: bergetar getaran getarannya menggoyang digoyang goyang rattle rattles rattled rattling rocks rocked shook shaking tremors jolts jolting epicentre epicenter episenter episentrum sesar hiposenter
erupt: abu-vulkanik kolom-abu semburan menyembur belch belches belched ash-column ash-plume plume lontaran lontarkan melontarkan material-pijar lava-pijar kawah crater
flood: banjir-rob menggenangi genangi digenangi air-pasang tergenangi air-kiriman luapannya overflow overflows overflowed burst-its-banks bursts-banks waist-deep rendaman surut mengepung-rumah bandang banjir-besar flash-flooding torrent torrents air-setinggi ketinggian-air water-level
landslide: pergerakan-tanah tertimbun-longsor timbunan-tanah mudslides-bury buries hillside-collapse rockfall tebing-longsor debris-flow bukit-longsor
storm: rainstorm thunderstorm thunderstorms hujan-badai angin-puyuh topan-super super-typhoon tropical-storm gusts siklon-tropis angin-topan category-4 category-5 hurricane-force landfalls
rain: guyur mengguyur diguyur deras hujan-deras hujan-lebat curah-hujan cloudburst drenched drench soaked
arrest: terjaring terjaring-ott dijemput-paksa jemput-paksa ditangkap-polisi diringkus-polisi kena-ott tangan-terborgol handcuffed handcuffs rompi-oranye cuffed nab nabs apprehend apprehends catches caught catch seize-suspects take-into-custody behind-bars-pending lumpuhkan dilumpuhkan cokok mencokok jebloskan tertangkap-tangan penangkapannya dalam-sel ditangkap-di-bandara operasi-senyap tangkap-pelaku police-arrest detained-over
suspect: disangka sangkaan disangkakan menyandang-status-tersangka berstatus-tersangka pleads-not-guilty pleaded pleads prosecuted prosecute prosecution pelaku-tunggal sole-suspect jadi-tersangka ditetapkan-tersangka penetapan-tersangka named-suspect
verdict: dijatuhi-hukuman menjatuhkan-hukuman jatuhkan-vonis diganjar-hukuman hukum-penjara convict convicts convicting jails jail-sentence sends-to-prison sent-to-prison prison-term years-in-jail years-in-prison years-behind-bars mendekam putusan-hakim jury jurors lebih-ringan-dari-tuntutan found-guilty-of bebas-murni hukuman-seumur-hidup dihukum-mati death-penalty eksekusi-mati executed execution handed-a-sentence putusan-bebas lepas-dari-tuntutan ontslag
trial: meja-hijau pemeriksaan-saksi kesaksian memberi-kesaksian saksi-mahkota testifies testimony witness-stand courtroom in-court pengakuannya keterangan-saksi persidangannya sidang-lanjutan sidang-perdana pledoi pleidoi eksepsi replik tuntutan-jaksa surat-dakwaan dakwaan-jaksa jury-trial retrial
escape: meloloskan-diri lolos-dari-kejaran pelarian pelariannya on-the-loose at-large slips-away breakout memburu buru diburu diburu-polisi kejar mengejar dikejar pengejaran chase chased manhunts hunts jailbroke prison-break napi-kabur tahanan-kabur inmates-escape
raid: obok-obok digeledah-kpk penggerebekan menyisir disisir sweep searched-offices
steal: merampok dirampok menyatroni satroni disatroni menjarah dijarah jarah penjarahan embat mengembat pembobolan membawa-kabur bawa-kabur gondol-uang makes-off made-off robs robbing burglarised ransacked pilfered stick-up hold-up loots komplotan-rampok gasak-emas
stab: penikaman menikam ditikam tikam sabetan disabet menyabetkan celurit-maut slashed-with machete knife-attack serangan-pisau pisau penusuk
shoot: dibedil tembakan memuntahkan-peluru letusan-senjata peluru peluru-tajam bullets bullet gunshot gunshots gunfight opens-fire open-fire fires-shots penembakan-massal penembakan-di-sekolah school-shooting active-shooter penembak-jitu sniper
attack: dihantam-rudal gempuran-udara hantaman raids-on bombards targeted menarget menargetkan serangan-udara serangan-drone drone-attack serangan-rudal missile-attack hantam-kota rudal-menghantam roket-menghantam
abuse: rudapaksa dirudapaksa merudapaksa molest molests groped melecehkan dilecehkan asusila pelecehan-seksual sexual-abuse sexual-harassment harassment
beat: baku-hantam adu-jotos dipukuli memukuli pukuli bogem dihajar-massa diamuk-massa main-hakim-sendiri fistfight assaulted mengamuk ngamuk rampage smashed-up
smuggle: ilegal illegal illegally smuggler contraband barang-selundupan tanpa-izin tak-berizin unlicensed unlicenced menyelundup diselundupkan smuggles hidden-in disembunyikan menyembunyikan concealed stashed
fraud: mengelabui kelabui dikelabui diperdaya memperdaya perdaya gelapkan menggelapkan digelapkan money-game investasi-bodong ponzi duped dupes conned defraud defrauded misled mislead deceived cheated raib-uang gagal-berangkat penelantaran scammed scamming investasi-palsu fake-investment
corruption: rasuah kickback kickbacks uang-pelicin setoran setor menyetor disetor menyuap disuap fee-proyek komisi-proyek korup markup mark-up memperkaya pencucian-uang money-laundering tppu korupsi-proyek korupsi-dana
poison: mual-mual keracunan-massal gastrointestinal stomach-cramps salmonella keracunan-makanan keracunan-mbg keracunan-menu tak-enak-badan menu-mbg siswa-keracunan upset-stomach ill sick sickness mulas sakit-perut
outbreak: merebak merebaknya lonjakan-kasus wabahnya cases-climb infections-rise
protest: menggeruduk-kantor berorasi berunjuk-rasa pengunjuk-rasa mendemo didemo blokade memblokade blockade blockades take-to-the-streets took-to-the-streets street-protest hunger-strike mogok-makan gelombang-protes mass-protest anti-government antigovernment unjuk-rasa-besar aksi-damai-massa
strike: walk-off-job walk-off-the-job walked-off walks-off walked-off-the-job walkouts down-their-tools mogok-massal setop-kerja picket-line picket-lines aksi-mogok mogok-nasional nationwide-strike general-strike
riot: kericuhan keributan ribut saling-lempar gas-air-mata tear-gas chaos looting bentrok-dengan-polisi prison-riot kerusuhan-lapas
appoint: dinobatkan dikukuhkan mengukuhkan pengukuhan diangkat mengangkat pengangkatan ditugaskan ditunjuk-jadi resmi-pimpin resmi-memimpin nakhoda-baru wajah-baru taking-over take-over-as new-boss new-chief new-coach takes-charge installed sworn-in-as elevate elevated hires hired pelatih-baru head-coach-named dipercaya menukangi tukangi tangani-tim membesut besut arsitek-baru pemimpin-baru new-leader new-pm new-prime-minister
lose-office: dirotasi rotasi mutasi dimutasi didepak depak mendepak disingkirkan-dari angkat-kaki out-as-coach leaves-post leaves-role leave-role step-aside ditendang tanggalkan-jabatan dilengserkan-parlemen stripped-of dicopot-dari vote-of-no-confidence mosi-tak-percaya bubar dibubarkan bubarkan dissolve dissolved dissolves pembubaran pelatih-dipecat parts-company part-company dipecat-sebagai-pelatih akhiri-kontrak putus-kontrak contract-terminated
election: coblosan coblos-ulang pemungutan-suara pemungutan-suara-ulang psu hitung-cepat quick-count pasangan-calon paslon kandidat candidate candidates cagub cabup cawali runoff ballots polling-station polling-stations rekapitulasi suara-sah raihan-suara exit-poll exit-polls snap-election pemilu-dini putaran-kedua second-round landslide-victory presiden-terpilih president-elect hasil-pemilu pemungutan-ulang election-results parliamentary-election general-election
lawsuit: sengketa dispute disputes seret-ke-pengadilan bawa-ke-pengadilan dibawa-ke-mk ke-mahkamah-konstitusi court-battle takes-to-court files-claim filed-claim class-action menempuh-jalur-hukum jalur-hukum challenge-in-court legal-challenge polisikan dipolisikan melapor-polisi
appeal: tak-terima-putusan upaya-hukum pengadilan-tinggi appealing appealed
sanction: hukum-skors skorsing diskors teguran-keras punished punishment komite-disiplin embargo sanctions-on jatuhkan-sanksi imposes-sanctions
fine: didenda-pssi penalised penalized kena-denda slapped-with ganjar-denda billion-fine
ban: haram diharamkan tak-boleh tidak-boleh off-limits forbids forbidden forbid barred bars-from prohibits prohibition larang-penggunaan batasi-akses pembatasan-usia age-limit age-limits
delay: putar-balik-jadwal jadwal-ulang reschedule rescheduled reschedules scrub scrubbed scrubs scrubbed-launch pushes-back put-on-hold on-hold shelved shelve shelves stalled called-off-launch kereta-tertunda flights-delayed delays-launch
cancel: call-off calls-off calling-off scrapping dibatalkannya urung gagal-digelar tak-jadi axing nixed nixes drops-plan ditiadakan meniadakan
revoke: dianulir anulir menganulir rescind rescinded rescinds withdraws-licence izin-dicabut batalkan-izin
approve: diketok ketok mengetok ketuk-palu disetujui-dpr sepakati-ruu clears-way greenlit sanctioned-by endorses endorse endorsed adopts adopted adopt adopting adoption meratifikasi
win: gulung menggulung menggasak-lawan jungkalkan menjungkalkan jungkal tumbangkan-lawan kandaskan mengandaskan patahkan mematahkan benam membenamkan hempaskan menghempaskan depak-dari-turnamen rontokkan merontokkan berkuasa pesta-gol keunggulan naik-podium podium-tertinggi podium-pertama titel mahkota victorious prevail prevails prevailed upset upsets upsetting down-and-out fall-to falls-to fell-to bow-out bows-out bowed-out sink-rivals sinks-rivals overpower overpowers dispatch-rivals punish punishes three-points all-three-points lifts-into tak-berkutik tanpa-balas takluk-dari menyudahi-perlawanan menyingkirkan-unggulan double-lifts win-title menangi-gelar raih-emas medali-emas-pertama merajai mendominasi dominates dominate dominated finis-pertama finish-terdepan finis-terdepan finishes-first takes-victory takes-win tercepat-di claims-victory claims-title claim claims-win unbeaten tak-terkalahkan rebut-gelar pertahankan-gelar defends-title retains-title menang-telak menang-tipis menang-dramatis late-winner gol-kemenangan penentu-kemenangan straight-sets dua-set-langsung straight-games dua-gim-langsung tiga-gim three-games three-sets knockout ko tko
draw: sama-kuat tanpa-gol bermain-seri sharing-spoils share-spoils split-points held-at held-by goalless-draw stalemates frustrate frustrates frustrated satu-poin sebiji-poin a-point
advance: jejakkan-kaki menjejakkan-kaki tapakkan-kaki amankan-tiket rebut-tiket segel-tiket menembus-final tembus-final tembus-semifinal tembus-perempat-final masuk-final into-the-final into-final into-semis into-last-four into-quarters last-eight through-to-semis book-spot books-spot books-place melenggang-ke progresses progress-to move-into moves-into
goal: jebol-gawang menjebol bobol-gawang bobol-gawang-lawan menyarangkan sarangkan sundulan tandukan sepakan tendangan-bebas free-kick header headed strike-from netted nets net back-of-the-net menceploskan membuka-skor double doubles-lead sumbang-gol
transfer: berseragam resmi-berkostum kostum berlabuh berlabuh-ke pelabuhan-baru teken-kontrak diikat-kontrak snap-up snaps-up snapped-up moves-to swoop diperkenalkan-sebagai-pemain didatangkan-dari biaya-transfer transfer-fee record-fee bebas-transfer free-transfer move-from
rise: terkerek mengangkasa meninggi melejit melompat terapresiasi apresiasi perkuat-posisi kenaikannya tumbuh-positif zona-hijau di-zona-hijau ditutup-hijau lebih-tinggi more-expensive pricier dearer mahal makin-mahal makin-pedas mahalnya strengthen strengthens strengthened strengthening firmer firms-up rallied rallying bounce bounces bounced balik-menguat berbalik-menguat berbalik-arah balik-arah bangkit bangkit-dari rebound-setelah upturn uptick jumping surging soaring climbing-to accelerates accelerated accelerate quickens quickened ascend bertambah-jadi jadi-lebih-banyak swells swelled grows-to mounts top tops topped topping menyentuh sentuh
fall: melandai landai menyusut susut terdepresiasi depresiasi pelemahannya koreksi terpangkas tergerus gerus anjloknya amblas turun-tipis zona-merah di-zona-merah warna-merah terlempar dari-level weaken weakens weakened weakening weaker softens softened retreat retreats retreated cheaper dropping falling plunging slumping sink-to sell-off selloff aksi-jual rout-in-stocks downturn slows slowed slow slowdown melambat perlambatan lesunya loses-ground lost-ground retreats-from
cut: pemangkasannya potong-harga harga-miring korting discounts discounted rate-cuts easing ease loosen loosens shave shaves shaved
inflate: ihk indeks-harga-konsumen cpi inflasi-tahunan annual-inflation consumer-price cost-of-living inflasi-bulanan harga-konsumen cost-pressures
deal: capai-kesepakatan mencapai-kesepakatan kata-sepakat sepakat-untuk bersepakat-untuk agreed-to agree-to settle settles settled settlement compromise pertukaran swap swap-deal tukar menukar tie-up joint-venture komitmen commitment deklarasi declaration declarations peace-deal kesepakatan-damai perjanjian-damai peace-agreement kesepakatan-dagang trade-deal trade-agreement damai perdamaian peace
ceasefire: lull pause-in-fighting hentikan-tembakan truces
sell: dilego lego melego dilepas-seharga obral dijajakan jajakan offloads offload offloaded pembeli penjual selling penjualannya sold-out ludes-terjual habis-terjual tiket-habis ticket-sales laris ludes-dalam
buy: borong caplok mencaplok dicaplok beli-saham snapped buying buyer buyers buyout takeover-of pencaplokan akuisisinya purchase-of deal-to-buy to-acquire beli-mayoritas stake-purchase agrees-to-buy
invest: pendanaan funding raises-funds raised-funds galang-dana penanaman-modal suntikan-dana
merge: peleburan melebur dilebur melebur-jadi satu-atap penyatuan combine combines combined combination tie-ups gabungkan menggabungkan
layoff: pengurangan-karyawan kurangi-karyawan memangkas-karyawan pangkas-karyawan pemecatan-massal downsizing trims-workforce cutting-jobs slash-jobs slashes-jobs eliminates-jobs
launch: debutkan dipamerkan memamerkan pamerkan pamer mengumumkan-produk dibuka-selubungnya resmi-mengaspal mengaspal hadir-di-indonesia unveiling reveals-new shows-off showcases showcase lifts-off soars thundered blasted-off blast-off roars-into mengangkasa-perdana maiden inaugural produk-baru rolls-out-new umumkan-produk resmi-dirilis resmi-dijual resmi-meluncur new-model
start: dimulainya hari-pertama first-day kick-off-talks get-under-way got-under-way membuka-musim commence commences commenced
close: berhenti-sementara tutup-permanen tutup-total shuttered shut-down shuts-down shutting wind-up cordoned
resume: kembali-normal normal-lagi beroperasi-lagi dibuka-lagi buka-lagi back-to-normal up-and-running services-return
outage: tak-bisa-diakses-pengguna error-massal down-massal server-down mogok-layanan tanpa-listrik tanpa-aliran-listrik without-power lost-electricity lose-electricity left-in-dark in-the-dark lost-power cutting-power no-power pemadaman-bergilir mati-total listrik-padam-massal nationwide-blackout server-bermasalah tumbang-layanan service-outage
hack: dibobol-peretas kebobolan serangan-digital phishing malware intrusion compromise-data compromises compromised serangan-ddos ddos deface data-pribadi personal-data stolen-data hackers-claim
leak: menguap data-bocor exposes exposed kebocoran-data data-leak
announce: menyampaikan-hasil beberkan membeberkan bongkar-fakta paparkan memaparkan rilis-data menginformasikan unveils-plan spells-out
build: dibangunnya mendirikan dirikan didirikan pasang memasang dipasang pemasangan install installs installing erect erects erected rampung merampungkan dirampungkan selesai-dibangun construct constructs constructing
visit: melawat turun-langsung blusukan datang-ke-lokasi tours toured arrives-in visiting
meet: bersua tatap-muka-dengan duduk-bersama sit-down one-on-one sidelines sela-sela di-sela bahas membahas dibahas pembahasan discuss discusses discussed negotiation negotiate negotiates rundingan berjumpa meeting-with holds-talks held-talks jabat-tangan shake-hands handshake
sign: menorehkan-tanda-tangan inks inked ink signing-ceremony
speech: orasi-ilmiah sambutan keynote sermons
promise: bakal-cair komit berkomitmen committed reassures assure assures assured memastikan pastikan dipastikan menjamin jamin guarantee guarantees
ask: menyerukan serukan seruan himbau menghimbau mohon memohon implore pleads-for plea
criticise: mencibir cibir cibiran semprot menyemprot damprat sorotan lambasts lambasted rebukes rebuked rebuke blasts-government
praise: apresiasi-kinerja acungi-jempol applauds applauded lauds lauded kudos
warn: tegur menegur ditegur teguran was-was khawatir mengkhawatirkan kekhawatiran worry worries worried fears fear concerns concern cautions caution cautioned wanti-wanti mewanti-wanti ingatkan mengingatkan diingatkan
deny: tak-benar tidak-benar kabar-bohong refute refutes refuted rebuts debunk debunked klarifikasi
reject: ogah enggan emoh tak-setuju menentang tentang-keras penentangan oppose opposes opposed opposition-to spurn spurned rebuff rebuffs rejected-by turns-down
demand: menagih tagih mendesak-agar lobby lobbies lobbying dituntut-jaksa tuntutan-hukuman prosecutors-seek seeks-jail
threaten: terancam menggertak gertak vows-retaliation
investigate: didalami dalami kaji mengkaji dikaji kajian telaah menelaah selisik scrutinise scrutinize scrutiny scrutinises scrutinizes review reviews reviewed reviewing look-into looks-into examine examines examined autopsi otopsi autopsy labfor forensik forensic gelar-perkara meminta-keterangan dimintai-keterangan interogasi interrogated pemeriksaan-intensif dicecar cecar mencecar periksa-saksi memeriksa-saksi panggil-saksi probing launches-probe opens-probe opens-investigation
identify: sosok jati-diri ciri-ciri unmasked
fund: gelontorkan menggelontorkan kucurkan mengucurkan dikucurkan kucuran gelontoran sumbang menyumbang sumbangan insentif incentive incentives tunjangan allowance allowances bansos cair cairkan pencairan uang-saku stimulus
funeral: prosesi-pemakaman liang-lahat final-farewell burying buries-victims persemayaman disemayamkan pemakaman-kenegaraan state-funeral upacara-pemakaman
mourn: berkabung kehilangan-besar in-mourning
destroy: memporak-porandakan menerjang diterjang terjang terjangan retak-retak rusak-parah rusak-berat rusak-ringan wrecked wrecks ruins ruined flatten levelled leveled wreaks-havoc havoc ravaged ravages meluluhlantakkan puing puing-puing
find: didapati mendapati kepergok terkuak menguak kuak terbongkar terendus mengendus tercium sniffs-out turns-up turned-up locate locates located jumpai dijumpai menjumpai
search: penyisiran operasi-pencarian comb scours scour scoured scouring trawl hari-ketiga-pencarian search-called-off pencarian-dihentikan search-continues
trapped: terisolasi isolir terisolir terputus akses-terputus cut-off stranding strand strands terkatung-katung tertahan luntang-lantung pinned tidak-bisa-keluar tertimpa-reruntuhan under-rubble beneath-rubble di-bawah-reruntuhan
fallen-off: terpeleset terjungkal terpental jatuh-ke plummets plummeted plummet tumbles-into plunges-off
land: emergency-landings putar-balik balik-ke-bandara return-to-base turns-back turned-back diverted diverts divert dialihkan-ke mendarat-kembali kembali-mendarat go-around mendarat-mulus belly-landing tergelincir-di-landasan runway-excursion
ground: tak-boleh-terbang dilarang-terbang
deport: sent-home sends-home send-home kicked-out kicks-out dipulangkan-paksa removed-from-country tangkal penangkalan cekal dicekal pencekalan deporting expels-tourist banished put-on-flight
marry: dipersunting mempersunting naik-pelaminan pelaminan duduk-di-pelaminan resmi-jadi-istri resmi-jadi-suami nuptials bride groom pengantin sah-menikah newlyweds menikahi dinikahi lamaran melamar dilamar proposes
divorce: gugatan-cerai perceraiannya berpisah pisah-rumah rumah-tangga-retak split splits separated separation breakup break-up talak menalak menggugat-cerai digugat-cerai mediasi mediation cerai-talak ajukan-cerai filing-for-divorce files-for-divorce filed-for-divorce resmi-bercerai
birth: kelahirannya dikaruniai newborn newborns welcomes-baby melahirkan-anak melahirkan-bayi anak-pertama first-child baby-born menetas hatch hatched hatchlings lahirkan-anak
treat: meracik obati mengobati diobati pengobatan-mandiri medicated medicate healing heals heal obat medicine medicines drugs-for penyembuhan menyembuhkan sembuhkan terbaring pemulihan dilarikan-ke hospital-with in-hospital masuk-rumah-sakit masuk-icu cangkok transplantasi transplant transplants operasi-jantung
celebrate: suka-cita sukacita euforia euphoria jubilant cheering cheers cheered joy bersorak
perform: pentas mementaskan pementasan panggung pertunjukan show shows stage on-stage takes-stage konsernya konser-perpisahan tur-dunia world-tour konser-tunggal fan-meeting gelar-konser
test: trial-flight test-flight dites
send: didatangkan-ke diterjunkannya bantuan-dikirim shipped ships-out dispatched
extend: diulur ulur prolongs prolonged
forecast: proyeksi proyeksikan memproyeksikan diproyeksikan projected projects-growth projection
pollute: tercemari pencemar polluting leaks-oil oil-slick
withdraw: mencabut-keterangan cabut-keterangan tarik-keterangan menarik-pengakuan recant recants recanted retracts retracted menarik-kembali
vote-lead: unggul-sementara early-lead leads-count ahead takes-lead in-the-lead memimpin-perolehan perolehan-suara unggul-tipis memimpin-penghitungan
concede: mengaku-kalah akui-kekalahan mengakui-kekalahan concede concedes-defeat conceded-defeat admits-defeat admits-loss admits accepts-defeat accept-defeat
testimony: mengaku mengakui pengakuan mengakui-perbuatannya confess confesses confessed confession
sea-rough: ombak-tinggi gelombang-tinggi high-waves rough-seas cuaca-buruk bad-weather
suspended-service: tidak-beroperasi tak-beroperasi
stay-put: stay-put stays-put stands-pat stand-pat hold-steady holds-steady held-rates kept-borrowing-costs left-rates leaves-rates-unchanged
debut: debutnya penampilan-pertama pertama-kalinya for-the-first-time first-appearance
pilgrimage: ziarah peziarah berziarah pilgrimage kloter embarkasi kelompok-terbang tanah-suci holy-land tamu-allah calon-haji jamaah-haji jemaah-haji
umrah: umroh biro-umrah travel-umrah agen-umrah biro-perjalanan-umrah
refund: uang-kembali pengembalian-dana kembalikan-uang refund refunds refunded
compensate: ganti-rugi kompensasi
mortgage: kpr mortgage mortgages home-loan home-loans
housing: perumahan housing rumah-subsidi properti property house-prices home-prices
firefighter: petugas-pemadam fire-brigade fire-crew fire-crews
booster: booster pendorong first-stage
orbit: orbit orbital
launchpad: landasan-peluncuran launchpad launch-pad
foldable: lipat layar-lipat foldable folding opens-into
glasses: kacamata kacamata-pintar smart-glasses
tablet: tablet
ev: mobil-listrik kendaraan-listrik electric-vehicle electric-vehicles electric-car electric-cars ev evs setrum mobil-setrum mobil-hybrid hybrid
screen: layar screen screens display
ape: kera great-ape ape apes primata primate monyet monkey monkeys
leaf: daun dedaunan leaf plant-leaves
wound: luka-terbuka wound
dam-burst: tanggul-jebol jebolnya-tanggul
clinic: klinik clinic clinics
scam: scam-centre scam-centres scam-center scam-centers sindikat-scam penipuan-daring penipuan-online online-scam online-scams kejahatan-siber cybercrime
landmine: ranjau landmine landmines de-mining demining mines-clearance
palm-fruit: tbs tandan-buah-segar fresh-fruit palm-fruit
planter: petani-sawit smallholders smallholder growers grower planters pekebun
fee: pungutan iuran retribusi surcharge fee fees biaya biaya-admin charges-fee
exchange-points: poin point points basis
benchmark: acuan benchmark
sidelined: akumulasi-kartu suspended-for-match cedera-hamstring hamstring menepi absen-lama out-for-season ruled-out-for injury-layoff
seed: unggulan seed seeded top-seed
comeback-story: fairytale kejutan surprise surprising surprised mengejutkan
teenager: belasan-tahun eighteen-year-old 18-year-old
veteran: veteran
visitor: pengunjung visitors visitor
elderly: sepuh paling-tua tertua oldest jemaah-tertua lanjut-usia
wheelchair: kursi-roda wheelchair
seller: agen-perjalanan travel-agent tour-operator agen-travel biro-perjalanan
embassy-staff: konsuler consular
patrol: patroli patrol patrols
gadget: gadget gawai-pintar
honorary-teacher: guru-honorer honorer non-asn
civil-servant: asn pns civil-servant civil-servants pegawai-negeri
village: desa kelurahan kampung dusun village villages hamlet
district: kecamatan district
shelter: balai-desa posko pengungsian-sementara
needs: butuh membutuhkan kebutuhan need needs needed
blanket: selimut blanket blankets
mask: masker mask masks
smelter: smelter
furniture: mebel furnitur furniture
market-stall: pedagang-pasar los-pasar
gold-shop: toko-emas toko-perhiasan jewellery-store jewelry-store jeweller jewellers jeweler
boarding-house: kos kos-kosan kontrakan boarding-house indekos rumah-kos
cement-ship: semen-curah
sailor: pelaut sailors sailor seafarer seafarers mariners crewmen crewman anak-buah-kapal
coastguard: penjaga-pantai coast-guard coastguard
paramilitary: paramiliter paramilitary
nurse: perawat nurse nurses
aid-group: lembaga-kemanusiaan aid-group aid-groups aid-agency
auditor: auditor audit akuntan accountant accountants
shareholder: pemegang-saham shareholder shareholders
union-rail: serikat-masinis drivers-union masinis train-driver train-drivers
commuter: penglaju commuters
captain: kapten skipper
knee: lutut knee
ligament: ligamen ligament
thigh: paha thigh
surgeon: ahli-bedah surgeon
ambassador-un: utusan envoy envoys special-envoy utusan-khusus
civilian: warga-sipil civilian civilians sipil
nightclub: kelab-malam nightclub diskotek
fireworks: kembang-api fireworks
stampede-victim: terinjak-injak trampled crushed-to-death
blackmail: pemerasan memeras diperas extortion extort extorted blackmail
drunk: mabuk drunk drink-driving drunken
speeding: ugal-ugalan speeding reckless kebut-kebutan
sleepy: mengantuk drowsy sleepy microsleep ngantuk
slope: tanjakan slope downhill
rear: belakang rear behind-truck
ceramic: keramik ceramic ceramics
cargo: kargo cargo freight
antitrust: competition-agency competition-watchdog competition-authority antitrust-watchdog antitrust-regulator pengawas-persaingan kppu-denda divest
statistics: statistik statistics statistics-bureau statistics-agency statistics-office
weather-office: badan-cuaca weather-agency meteorological-agency weather-bureau weather-service
central-bank: otoritas-moneter monetary-authority gubernur-bank-sentral central-banker bank-sentralnya central-banks
chief-executive: bekas-bos mantan-bos eks-bos former-boss eks-dirut mantan-dirut ceo-baru pucuk-pimpinan petingginya executives executive
former: mantan eks bekas former ex
child: siswa-sd putra-putri anak-anak kids-aged youngster youngsters pelajar-sekolah students-aged minors minor di-bawah-umur underage
woman: gadis ibu-rumah-tangga mother-of perempuan-muda
man: pemuda-asal lelaki-paruh-baya gentleman
wife: pasangan spouse pasutri couple suami-istri pasangan-suami-istri
police: aparat petugas-kepolisian tim-gabungan-polisi cops cop satreskrim reskrim detectives detective kepolisian-resor kepolisian-daerah polisi-setempat federal-police
soldier: tni-ad prajurit-tni servicewoman paratroopers marinir marines angkatan-darat angkatan-bersenjata armed-forces national-guard garda-nasional
rebel: teroris-papua kelompok-bersenjata armed-group gunmen-group paramilitaries
passenger: travellers-on-board orang-di-dalamnya
resident: penghuni locals dwellers inhabitants warganya
doctor: tenaga-kesehatan health-workers
hospital: dirawat-di rumah-sakit-umum clinic-hospital icu igd ward wards klinik-kesehatan field-hospital rumah-sakit-lapangan
parliament: gedung-dewan wakil-rakyat legislatif legislature mps-vote lower-house upper-house komisi-dpr dewan-rakyat
president: kepala-negara head-of-state commander-in-chief
governor: orang-nomor-satu gubernur-terpilih
mayor: balai-kota city-hall
regent: kepala-daerah bupati-nonaktif regional-head orang-nomor-satu-di
minister: menteri-koordinator menhan menpar menteks mentrans menlhk menkop menbud menkomdigi menpera cabinet-minister
officials: birokrat pejabat-eselon eselon bureaucrats authorities authority otoritas
union: konfederasi federasi
driver: sopir-truk sopir-bus driver-online kernet masinis-truk
customer: shoppers shopper pembeli-ritel borrowers borrower peminjam
teacher: pendidik educators educator tenaga-pendidik
student: peserta-didik anak-didik schoolchildren schoolchild schoolboy schoolgirl
school: ruang-kelas classroom classrooms kelas sekolah-rakyat masuk-sekolah school-year tahun-ajaran spmb ppdb
university: kampus-kampus rektorat
team: kesebelasan klub club clubs squad-side side
player: penggawa punggawa playmaker gelandang-serang juru-gedor penyerang-asal goal-getter bomber-tim pemain-naturalisasi pemain-keturunan diaspora-player kapten-tim goalscorer pebasket petinju boxer petenis tennis-player pegolf golfer pelari runner sprinter perenang swimmer lifter angkat-besi weightlifter pesepeda cyclist atlet athlete athletes
coach: peracik-strategi juru-racik tactician head-coach interim-coach pelatih-kepala juru-latih-asal bos-tim
fan: tifosi supporter
host: kandang home-side home-team publik-tuan-rumah
match: bentrok-kontra pertarungan friendly friendlies persahabatan uji-coba-internasional fixture clash-with encounter
score-late: menit-akhir injury-time stoppage-time masa-injury last-minute menit-terakhir
half-time: babak-pertama babak-kedua turun-minum half-time halftime second-half first-half interval
pole: posisi-start-terdepan start-terdepan front-row
race: lap laps putaran
price: banderol-harga dijual-seharga harga-jual harganya price-tag retail-price tarifnya seharga tarif-tol harga-bbm harga-tiket ticket-price hargai per-liter per-kilogram per-kg sekilo
cheap: terjangkau affordable budget-friendly ekonomis
share: saham-saham bluechip blue-chip emiten-bank perbankan-berkapitalisasi big-cap equity saham-teknologi saham-unggulan
market: bursa-saham lantai-bursa bourse trading perdagangan-saham
currency: mata-uang-garuda rupiah-ditutup forex exchange-rates greenback
oil: minyak-mentah-dunia barrel barel
tariff: tarif-impor bea-keluar import-tax trade-war perang-dagang tarif-resiprokal reciprocal-tariff reciprocal-tariffs import-tariff import-tariffs
money: uang-tunai rupiah-tunai banknotes funds dana
wage: penghasilan income take-home upah-minimum-provinsi kenaikan-ump pay-rise pay-raise wage-hike gaji-pokok
phone: ponsel-lipat gawai-lipat handset handsets smartphone-lipat
internet: laman portal daring online siber-space koneksi-internet internet-outage jaringan-internet
car: mobil-mpv mpv hatchback city-car roda-empat minivan
motorbike: roda-dua motoris skuter sepeda-listrik
truck: truk-boks box-truck dump-truck truk-pasir truk-tangki tanker-truck
bus: bus-pariwisata tour-bus bus-malam minibus-travel
ship: kapal-kayu perahu-motor liveaboard pinisi catamaran vessel-carrying sampan jukung long-tail-boat perahu-nelayan fishing-boat kapal-penumpang passenger-ship passenger-ferry cargo-ship kapal-kargo oil-tanker kapal-tanker kapal-pengangkut superyacht kapal-selam submarine
plane: armada-udara aircraft-carrying flights-jet
flight: penerbangan-domestik services-flights rute-penerbangan penumpang-pesawat rute-domestik maiden-flight
train: kereta-jarak-jauh intercity rangkaian-kereta ka-jarak-jauh kereta-lokal light-rail
road: jalan-raya jalur-pantura pantura carriageway ruas-jalan ruas jalan-nasional
river: aliran-sungai sungai-meluap riverbank creek
volcano: gunung-berapi stratovolcano vulkanologi volcanologists
forest: kawasan-hutan woodland jungle rainforest hutan-lindung
house: kediaman rumah-dinas tempat-tinggal residence residences property-home
building: pencakar-langit skyscraper office-block tower-block gedung-kantor
factory: kawasan-industri industrial-estate workshop bengkel
shop: gerai outlet outlets kedai kios-kios toserba
mosque: masjid-agung surau
drug: barang-haram pil-ekstasi opioid fentanyl heroin-smuggling cannabis sabu-sabu kilogram-sabu methamphetamines narcotic narcotics bandar-narkoba pengedar kurir-narkoba courier kurir dealer dealers traffickers
weapon: senjata-api pistol-rakitan revolver handgun airsoft senjata-tajam sajam bladed
study: temuan findings scientists-say kajian-ilmiah jurnal journal paper riset-terbaru peer-reviewed arkeolog archaeologists archaeologist temuan-arkeologi excavations para-peneliti academics
species: jenis-baru new-species
disease: infeksi-virus infection-disease kasus-penyakit tbc tuberculosis influenza flu kolera cholera malaria leptospirosis
vaccine: jab jabs suntik-vaksin imunisasi-massal unvaccinated vaksin-campak imunisasi-campak
food: santapan nutrition nutrisi gizi hidangan pangan sembako staple staples bahan-pokok
film: layar-lebar box-office sinema cinema penonton-film film-terlaris highest-grossing box-office-hit bioskop sutradara-film film-director oscar-winning festival-film film-festival
song: lagu-baru track music musik
holiday: cuti-bersama long-weekend libur-panjang vacation holidaymaker arus-libur natal-dan-tahun-baru nataru year-end-holiday
weather: cuaca-ekstrem extreme-weather
heat: suhu-panas suhu-ekstrem scorching sweltering panas-ekstrem extreme-heat
animal: fauna hewan-liar
garbage: tumpukan-sampah plastic-waste
electricity: aliran-listrik pasokan-listrik power-supply homes-without-power tarif-listrik token-listrik diskon-tarif-listrik
law: rancangan-undang-undang peraturan-daerah perda ordinance statute disahkan-jadi-undang-undang new-law
budget: perubahan-apbd apbd-perubahan anggaran-perubahan anggaran-pendapatan-dan-belanja-daerah rancangan-anggaran fiscal
loan: utang-bank cicilan installment credit pinjaman-online pinjaman-daring fintech-lending debt-collector penagih-utang
profit: raup-untung cetak-laba membukukan-laba untungnya net-profit
loss: menelan-kerugian rugi-hingga kerugian-ditaksir damage-bill
quarter: tiga-bulan-pertama three-months semester-i paruh-pertama first-half-year
dozens: belasan belasan-orang several-dozen
hundreds: beratus-ratus
thousands: beribu-ribu
kidnap: abducts kidnaps snatched hostage-taking penculiknya
hostage: sandera-dibebaskan pembebasan-sandera
prison: balik-jeruji jeruji jeruji-besi lapas-kelas penitentiary cellblock
confiscate: barang-sitaan impound impounded penyitaannya amankan-barang-bukti
human-trafficking: pekerja-migran-ilegal migran-ilegal people-smuggling smugglers-boat trafficked-workers
refugee: pencari-suaka asylum-seekers migrant-boat
ai: chatbot language-model large-language-model model-bahasa deepfake
chip: prosesor processor processors gpu
computer: laptop laptops notebook
satellite: satelit-internet
rocket: peluncur launcher space-launch roket-pembawa
astronaut: kosmonot space-station stasiun-luar-angkasa stasiun-antariksa iss spacewalk
planet: eksoplanet exoplanet asteroid asteroids komet comet meteor meteorit meteorite
fossil: dinosaurus dinosaur dinosaurs purba prehistoric
history: kuno ancient cagar-budaya heritage
museum: galeri gallery galleries
jewel: berlian diamond diamonds mahkota-kerajaan crown-jewels
painting: lukisan painting paintings
king: kerajaan monarchy royals bangsawan palace takhta throne
pope: pontifex konklaf conclave kardinal cardinal cardinals
summit: pertemuan-puncak konferensi-iklim climate-summit
climate: iklim perubahan-iklim climate climate-change emisi emission emissions karbon carbon global-warming pemanasan-global
hostage-swap: pertukaran-tahanan pertukaran-sandera prisoner-swap prisoner-exchange
bomb: bom-bunuh-diri suicide-bomber suicide-bombing peledak explosive explosives granat grenade ied
terror: jihadist jihadis ekstremis extremist extremists
coup: junta merebut-kekuasaan seized-power seizes-power seize-power power-grab
badminton: bulu-tangkis bulutangkis badminton pebulu-tangkis shuttler
tennis: tenis tennis
football: sepak-bola sepakbola football soccer
basketball: basket basketball
boxing: tinju boxing ring-tinju
marathon: maraton marathon
swim: renang swimming
chess: catur chess
fall-rank: degradasi relegation relegated terdegradasi
promote: promosi promotion promoted
rider: juara-bertahan defending-champion titleholder
injury: cedera-lutut cedera-otot operasi-lutut dibekap-cedera
fuel: solar-subsidi spbu gas-station petrol-station bahan-bakar-minyak fuel-prices
rice: harga-beras beras-medium beras-premium rice-prices
gold: harga-emas emas-batangan gold-prices gold-price
crypto: btc bitcoin-price harga-bitcoin token
grow: gdp-growth ekspansi kontraksi contraction shrinks shrank resesi recession
job: lapangan-kerja payrolls nonfarm jobless joblessness angka-pengangguran unemployment-rate klaim-pengangguran
tax: pajak-penghasilan pajak-pertambahan tax-hike tax-cut tax-cuts
trade: neraca-dagang neraca-perdagangan trade-balance
export: ekspornya shipments shipment pengapalan
company: konglomerat conglomerate startup-unicorn unicorn anak-usaha subsidiary holding
bankrupt: bangkrutnya receivership administration-bankrupt collapses-into files-for-bankruptcy pkpu
apologise: permohonan-maaf sesali menyesali menyesal regret
zoo: kebun-binatang zoo safari
tiger: harimau-sumatra harimau-sumatera sumatran-tiger
maul: diserang-buaya diserang-hiu shark-attack crocodile-attack tiger-attack diterkam-buaya
dog: gigitan-anjing rabies-case
smoke: kualitas-udara air-quality polusi-udara air-pollution smog
derail: keluar-jalur kereta-anjlok jumps-track jumped-tracks
engine: mesin-pesawat engine-failure
stampede: himpit-himpitan berhimpitan saling-dorong crowd-crush crowd-surge desak-desakan-massa
electrocute: tersetrum-listrik tersambar-petir lightning-strike struck-by-lightning
mine: tambang-emas tambang-ilegal illegal-mine gold-mine coal-mine penambangan quarry galian
exam: ujian-nasional tka tes-kemampuan
education: kurikulum curriculum
social-media: akun-medsos social-platforms
prize: penghargaan-bergengsi wins-nobel nobel-prize nobel-perdamaian peraih
singer: diva penyanyi-legendaris band-asal grup-musik grup-band girl-group boy-band kpop k-pop
ticket: war-tiket ticket-sale presale tiket-konser penjualan-tiket
traffic: contraflow ganjil-genap one-way-system rekayasa-lalu-lintas
toll: ruas-tol-baru gerbang-tol toll-gate tarif-jalan-tol
pilgrim: kuota-haji hajj-quota biaya-haji bpih hajj-cost
visa: bebas-visa visa-free golden-visa
tourist: turis-asing foreign-tourist foreign-tourists turis-asal pelancong-asing backpacker
foreigner: wna-asal ekspatriat expatriate expat
nuclear: reaktor reactor uranium pengayaan enrichment
embassy: kedubes-as
war: konflik conflict invasion-war
court: pengadilan-negeri pengadilan-tipikor district-court high-court appeals-court federal-court jury-court majelis
bully: perundung dirisak perisakan
gambling: situs-judi judi-online-internasional
fake: uang-palsu ijazah-palsu fake-diploma ijazah diploma
recall: tarik-kembali penarikan
`;
