/** Forms that people take for one word, a family a line. */
export const families = `
bakar kebakaran terbakar membakar dibakar pembakaran kebakarannya
banjir kebanjiran banjirnya membanjiri dibanjiri
gempa gempanya
longsor longsoran
tewas menewaskan ditewaskan
bunuh membunuh dibunuh pembunuhan pembunuh terbunuh
curi mencuri dicuri pencurian pencuri curian
rampok perampokan merampok dirampok perampok
tangkap menangkap ditangkap penangkapan tertangkap tangkapan
tahan menahan ditahan penahanan bertahan
sita menyita disita penyitaan sitaan
periksa memeriksa diperiksa pemeriksaan
sidik menyidik penyidik penyidikan disidik
selidik menyelidiki penyelidikan diselidiki
tuntut menuntut dituntut tuntutan penuntutan penuntut
hukum menghukum dihukum hukuman terhukum
adil mengadili diadili pengadilan keadilan peradilan
korupsi dikorupsi mengorupsi
suap menyuap disuap penyuapan
tabrak menabrak ditabrak penabrakan tertabrak
celaka kecelakaan mencelakai
tembak menembak ditembak penembakan tertembak tembakan menembaki
serang menyerang diserang serangan penyerangan penyerang terserang
perang memerangi berperang peperangan
bom mengebom dibom pengeboman
ledak meledak ledakan diledakkan peledakan meledaknya
letus meletus letusan
tenggelam menenggelamkan ditenggelamkan
hilang menghilang kehilangan menghilangkan
temu bertemu ditemukan menemukan penemuan pertemuan temuan
selamat menyelamatkan diselamatkan penyelamatan keselamatan
evakuasi dievakuasi mengevakuasi pengevakuasian
ungsi mengungsi pengungsi pengungsian diungsikan
bantu membantu dibantu bantuan pembantu
pilih memilih dipilih pemilihan pemilih terpilih pilihan
menang pemenang kemenangan memenangi memenangkan dimenangkan
kalah kekalahan mengalahkan dikalahkan
lantik melantik dilantik pelantikan
pimpin memimpin dipimpin pimpinan pemimpin kepemimpinan
mundur pengunduran mengundurkan
pecat memecat dipecat pemecatan
naik menaikkan kenaikan dinaikkan naiknya
turun menurun menurunkan penurunan diturunkan
tingkat meningkat meningkatkan ditingkatkan peningkatan
harga seharga harganya
jual menjual dijual penjualan penjual terjual jualan
beli membeli dibeli pembelian pembeli
bayar membayar dibayar pembayaran bayaran
utang berutang utangnya
usaha pengusaha perusahaan berusaha
kerja bekerja pekerja pekerjaan dikerjakan mengerjakan
didik mendidik pendidikan dididik
ajar mengajar pengajar diajarkan ajaran
sehat kesehatan menyehatkan
sakit penyakit kesakitan
obat mengobati pengobatan berobat obatnya
vaksinasi divaksinasi
tular menular penularan tertular menularkan ditularkan
sebar menyebar menyebarkan penyebaran tersebar disebarkan
larang melarang dilarang larangan pelarangan
tolak menolak ditolak penolakan tertolak
unjuk pengunjuk
bangun membangun dibangun pembangunan bangunan
gusur menggusur digusur penggusuran tergusur
cemar mencemari tercemar pencemaran dicemari
kering kekeringan mengeringkan
lindung melindungi dilindungi perlindungan terlindungi
main bermain pemain permainan memainkan
latih melatih pelatih latihan pelatihan berlatih
tanding bertanding pertandingan
juara kejuaraan menjuarai
kirim mengirim dikirim pengiriman kiriman pengirim terkirim
pulang memulangkan dipulangkan pemulangan kepulangan
sepakat menyepakati disepakati kesepakatan
lanjut melanjutkan dilanjutkan berlanjut kelanjutan keberlanjutan berkelanjutan
tanggungjawab mempertanggungjawabkan pertanggungjawaban dipertanggungjawabkan
cuit mencuit dicuit cuitan
modifikasi memodifikasi dimodifikasi
izin perizinan mengizinkan ijin diijinkan
imbau mengimbau imbauan himbauan menghimbau
utang berutang hutang berhutang
risiko berisiko resiko beresiko
fire fires fired
burn burns burning burned burnt
flood floods flooding flooded
kill kills killed killing killings
shoot shoots shooting shot shootings
attack attacks attacked attacking
die dies died dying
child children
country countries
city cities
make makes making made
run runs running ran
buy buys buying bought
`;

/** As above; written after the rules, to measure them: 178 of 178 held at once (Snowball's Indonesian rules: 139). */
export const laterFamilies = `
aniaya penganiayaan dianiaya menganiaya
perkosa pemerkosaan diperkosa memperkosa pemerkosa
culik penculikan diculik menculik penculik
sandera penyanderaan disandera menyandera
geledah penggeledahan digeledah menggeledah
gelap penggelapan digelapkan
palsu pemalsuan memalsukan dipalsukan
timbun penimbunan menimbun ditimbun timbunan
selundup penyelundupan menyelundupkan diselundupkan penyelundup
sembunyi menyembunyikan persembunyian bersembunyi tersembunyi
padam pemadaman memadamkan dipadamkan pemadam
putus pemutusan memutuskan diputus terputus keputusan
tarik penarikan menarik ditarik tertarik
kurang pengurangan mengurangi dikurangi berkurang kekurangan
tambah penambahan menambah ditambah bertambah tambahan
cabut pencabutan mencabut dicabut tercabut
sahkan mengesahkan disahkan pengesahan
resmi meresmikan diresmikan peresmian
buka membuka dibuka pembukaan terbuka
tutup menutup ditutup penutupan tertutup
rusak merusak dirusak perusakan kerusakan
rugi merugi merugikan kerugian dirugikan
untung keuntungan menguntungkan beruntung
kunjung mengunjungi kunjungan pengunjung berkunjung dikunjungi
angkat pengangkatan mengangkat diangkat
tunda penundaan menunda ditunda tertunda
batal membatalkan dibatalkan pembatalan
gugat menggugat gugatan penggugat digugat tergugat
lapor melaporkan dilaporkan laporan pelapor terlapor
tuduh menuduh dituduh tuduhan tertuduh
sanggah menyanggah sanggahan disanggah
bantah membantah dibantah bantahan
usul mengusulkan diusulkan usulan pengusul
setuju menyetujui disetujui persetujuan
rayakan merayakan dirayakan perayaan
nikah menikah pernikahan dinikahi menikahkan
lahir melahirkan kelahiran dilahirkan
meninggal meninggalnya
kubur menguburkan dikubur
makam memakamkan dimakamkan pemakaman
sewa menyewa disewa penyewaan penyewa
tanam menanam ditanam penanaman tanaman
panen memanen dipanen pemanenan
tangkis menangkis ditangkis tangkisan
tendang menendang ditendang tendangan
cetak mencetak dicetak pencetak percetakan
gagal kegagalan menggagalkan digagalkan
susul menyusul disusul susulan
pukul memukul dipukul pemukulan pukulan
keroyok mengeroyok dikeroyok pengeroyokan
`;

/** Words that look alike and are not. */
export const strangers = `
kepala pala
berita ita
menteri tri
perang rang
perempuan empu
beruang uang
kelas las
sekolah olah
penjara jara
bekasi bekas
kediri diri
serang perang
semarang marang
medan meda
berlin lin
tersangka terus
pelabuhan labuh
director rector
human hum
news new
united unit
orange orang
bus bu
member ber
iran ira
japan jap
bakar bahan
paris pari
mobile mobil
korban korupsi
`;
