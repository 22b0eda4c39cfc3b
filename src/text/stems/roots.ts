/**
 * Words of Indonesian that news uses, as they stand without affixes, and words and places that only look as if they had some
 * ("kepala", "beruang", "Semarang"). A word here is its own stem, and a form is known by the longest of these in it.
 */
export const isRoot = (word: string): boolean => roots.has(word) || spellings.has(word);

/** A root as dictionaries spell it, where people write it otherwise, too. */
export const usualSpelling = (root: string): string => spellings.get(root) ?? root;

const spellings = new Map(
  `analisa analisis|antri antre|apotik apotek|cabe cabai|cidera cedera|detil detail|himbau imbau|hakekat hakikat|hutang utang|ijin izin
  jadual jadwal|jaman zaman|jogja yogyakarta|yogya yogyakarta|kadaluarsa kedaluwarsa|kadaluwarsa kedaluwarsa|karir karier|konperensi konferensi
  koordinir koordinasi|kwalitas kualitas|mesjid masjid|milyar miliar|trilyun triliun|mundur undur|nasehat nasihat|nopember november|obyek objek|subyek subjek
  pebruari februari|praktek praktik|propinsi provinsi|rejeki rezeki|resiko risiko|sekedar sekadar|silahkan silakan|sistim sistem|sholat salat|solat salat
  shalat salat|sodara saudara|standarisasi standardisasi|aktifitas aktivitas|aktip aktif|tauladan teladan|terlantar telantar|tehnik teknik|tehnologi teknologi|telpon telepon
  umroh umrah|ustad ustaz|ustadz ustaz|ustadzah ustazah|wudlu wudu|frekwensi frekuensi|napas nafas|lembab lembap|hoax hoaks|gubernor gubernur|atlit atlet|berfikir pikir|rubah ubah`
    .split(/[|\n]/)
    .map((pair) => pair.trim().split(' '))
    .map(([written = '', usual = '']) => [written, usual] as const),
);

const roots = new Set(
  `abad abadi abai abdi absah abu acak acara acu ada adab adang adaptasi adat adegan adik adil administrasi adon adopsi adu
  aduk agama agar agen agenda agensi agitasi agresi agung ahli air ajak ajang ajar aju akad akademi akal akar akhir akibat
  akomodasi akrab akreditasi aksara akselerasi akses aksi aktif aktivasi aktivitas aku akuisisi akulturasi akun akurat alam
  alamat alami alasan alat album aliansi alih alir alokasi alumni alun alur amal aman amanat amat ambil ambisi ambruk ambulans
  amnesti amputasi amuk amunisi anak analisis anarki ancam andai andal aneh angan anggap anggar anggota anggun anggur angin
  angka angkasa angkat angket angkut angpau aniaya anjing anjlok anjur anomali antar antara anti antisipasi antre antropologi
  anugerah anut apa apalagi apel api aplikasi apresiasi arah arak aral aransemen argumentasi arif aroma arsip arti artikel
  artis aruh arus asa asah asal asap asasi aset asimilasi asing asistensi asli asmara asosiasi aspirasi asrama asri asuh
  asumsi asup asuransi asyik atap atas atasi atensi atlet atraksi atur audit aula autopsi awak awal awan awas awet ayah ayam
  ayat azan babak babi baca badai badak badan badut bagai bagasi bagi bagian bagus bahagia bahan bahas bahasa bahaya bahkan
  bahu baik bait baja bajak baju bakal bakar bakat bakteri bakti baku balai balap balas baliho balik balok balon balut ban
  bandang bandar bandara bandel banderol banding bandit bangga bangkai bangkang bangkit bangkrut bangku bangsa bangun banjir
  bank bantah bantai bantal banting bantu banyak bapak barak barang barat bareskrim baris barter baru basah basis basket basmi
  batal batang batas baterai batik batu batuk bau baur bauran bawa bawah bawang baya bayang bayar bayi bazar bea beasiswa
  beban bebas bebek beber beda bedah bedak bedil begal begini begitu bekal bekap bekas beku bekuk bela belah belai belajar
  belakang belanja belenggu beli belia belok belum belut benah benam benar bencana benci benda bendera bendung bengkak bengkel
  benih bensin bentak bentang benteng bentrok bentuk bentur berangkat berani berantas beras berat berdikari beri beringas
  berita beritahu berkah berkas berkat berlian berontak bersih beruang beruntun berus besar besi besok betah betina beton
  betul biasa biaya bibir bibit bicara bidan bidang bidik biduan bijak biji bikin bilang bilik bimbang bimbing bina binasa
  binatang bincang bingkai bingung bintang bioskop biro birokrasi bis bisa bising bisnis bius blokade blokir bludak bobol
  bobot bocah bocor bodi bodoh bohong boikot bola bolos bom boneka bongkah bongkar borong boros bos botol boyong buah bual
  buang buas buat budak budaya budi budidaya bugar buka bukan bukit bukti buku bulan bulat bulu bumbu bumi bunga bungkam
  bungkus buntung bunuh bunyi bupati buron bursa buru buruh buruk burung bus busana busuk busung buta butir butuh buyar cabai
  cabang cabik cabul cabut cacat caci cadang cagar cahaya cair cakap cakar cakram cakup calon camat cambuk camil camilan
  campak campur canang canda candi candu canggih cangkul cantik cantum capai capek capres cara cari carter cat catat catur
  catut cecar cedera cegah cegat cek cekal cekam cekat cekcok celah celaka celana celetuk celoteh cemar cemas cemburu
  cemerlang cemplung cendekia cengkeram cepat ceplos cerah cerai ceramah cerdas cerewet cerita cermat cermin cerna ceroboh
  cetak cetus cicil cincang cinta cipta ciri citra cium coba coblos cocok coklat cokot colok comberan comot condong contek
  contoh copet copot corak coreng coret cuaca cuat cuci cucu cuit cuka cukai cukup cukur culik cuma cungkil curah curang curi
  curiga cuti dacin dadak dadar daftar dagang daging dahak dahan dahsyat dahulu daki dakwa dalam dalang dalih damai damba
  dampak damping dana dandan dangkal dansa dapat dapur darah darat dari dasar data datang datar daulat daur daya debat debit
  debut dedikasi definisi defisiensi defisit deflasi degradasi dekap dekat deklarasi dekorasi dekrit delapan delegasi demam
  demi demikian demo demokrasi demokrat demonstrasi denda dendam dendang dengan dengar dengki depak depan deportasi deposito
  depresi deputi derai derajat deras deret derita dermaga desa desain desak desas desing destinasi deteksi detik dewa dewan
  dewasa diabetes dialog diam didik diesel diet digital digitalisasi diktator dikte dilema dimensi dinamika dinamis dinas
  dinding dingin dini dipan diplomasi diplomat direksi direktur dirgantara diri disabilitas disiplin diskon diskriminasi
  diskualifikasi diskusi dispensasi distribusi distrik diversifikasi divestasi dividen divisi doa dobrak dokter doktor dokumen
  dokumentasi domba dominan dominasi domisili dompet donasi dongeng dongkel dongkrak dorong dosa dosen drama drone duduk duga
  duit duka dukun dukung dunia durasi duta edar edisi edit edukasi efisiensi eja ejawantah ejek ekonomi ekor eksekusi ekspansi
  ekspedisi ekspektasi eksploitasi eksplorasi ekspor ekspresi ekstradisi elak elang eliminasi elite elpiji emas emban embargo
  ember embus emigrasi emisi emosi empang empat empati empuk enak enam endap endus energi enggan enkripsi entas erat erosi
  erupsi eskalasi esok estimasi etnis evakuasi evaluasi evolusi faedah faksi fakta fasilitas fatwa favorit federasi filosofi
  fitnah fokus fondasi foto fotografi fraksi frekuensi fungsi gabah gabung gabus gadai gading gadis gaduh gaet gagah gagal
  gagas gajah gaji galak galang galeri gali gambar gambut gampang ganas ganda gandeng ganggu ganja ganjal ganjar ganjil ganti
  gantung ganyang gapai garam garang garap garis garisbawah garong garuda gas gasak gatal gaul gaun gawat gaya gebrak gedung
  gegar gegas gejala gejolak gelandang gelandangan gelap gelar geledah gelembung gelincir gelisah gelombang gelontor geluti
  gemar gembar gembira gembok gempa gempar gempur gemuruh genang genap gencar gencatan gendong generasi geng genggam gengsi
  genjot genting geologi gerak geram gerayang gerbang gerebek gerhana gerilya gerobak gerogot gertak gesek geser getar getol
  giat gigi gigit gila giling gilir giring gitar giur gizi globalisasi godok gol golak golkar golong golput gondol goreng
  gores gosip gosok goyah goyang grasi gratifikasi gratis grup gubernur gudang gugat gugup gugur gula gulat guling gulir gulma
  gulung gumpal guna guncang gunduk gundul gunjing gunting gunung gurau gurita guru gurun gusur habis hadang hadap hadiah
  hadir hajar hajat haji hak hakim halal halaman halang halau haluan halus hambar hambat hamil hampir hancur hangat hangus
  hantam hantu hanyut hapus harap harga hari harimau harmoni harmonis harta haru harum harus hasil hasrat hasut hati haus
  hebat heboh hela heli helikopter helm hemat hembus hempas henti heran hewan hias hiasi hibah hibur hidang hidup hijab hijau
  hilang hilir himpun hina hindar hingga hipertensi hipnotis hirau hirup hitam hitung hoaks hobi hormat hotel hubung hujan
  hujat hukum hulu huni hutan hutang ibadah iblis ibu idam idap identifikasi idola ihwal ijazah ikan ikat iklan iklim ikut
  ikutserta ilmu ilusi ilustrasi imam iman imbal imbang imbas imbau imbuh imigran imigrasi impi impian implementasi impor
  imunisasi inap incar inci indah indikasi induk industri inflasi informasi ingat ingin ingkar inisial inisiasi injak injeksi
  injil inklusi inovasi insan insiden inspeksi inspirasi instalasi instan institusi instruksi intai integrasi interaksi
  intervensi inti intimidasi intip invasi investasi investigasi ipar irama irigasi iring iris iritasi ironis isi islam isolasi
  istana istimewa istirahat istri isu isyarat iuran izin jabar jabat jadi jadwal jaga jagal jagat jago jagung jahat jahit
  jajah jajak jajal jajan jajar jaksa jala jalan jalin jalur jam jamaah jaman jambret jamin jamu jamur janda jangan janggal
  janggut jangka jangkau jangkit janji jantung jarah jarak jarang jari jaring jarum jasa jasad jatah jati jatuh jauh jawab
  jaya jebak jebol jeda jejak jejal jejaring jelajah jelang jelas jelek jemaah jembatan jemput jemur jenazah jendela jenderal
  jenguk jenis jenjang jenuh jepit jepret jera jerat jerembap jerit jernih jeruk jijik jilat jinak jiwa joget joki jolok
  jomblo jorok jual jualbeli juang juara judi judul jujur juli juluk jumat jumlah jumpa juni junjung jurang juri jurnal
  jurnalis juru jurus juta kabar kabel kabinet kabul kabur kabut kaca kacang kacau kadaluwarsa kadang kader kado kafe kagum
  kain kaisar kait kaji kakak kakek kaki kalah kalang kalap kali kalimat kalkulasi kalori kalung kamar kambing kambuh kamera
  kami kamis kampanye kampung kampus kanak kanal kanan kandang kandas kandidat kandung kangen kanker kanopi kantong kantor
  kantuk kapak kapal kapan kapasitas kapitalisasi kapok kapolda kapolres kapolri kapolsek kapsul kapten karam karang karantina
  karate karavan karcis karena karet karier karnaval kartel kartu kartun karung karut karya karyawan kas kasar kasasi kasih
  kasus kata kategori katup kaus kawah kawal kawan kawasan kawat kawin kaya kayak kayu kayuh kebal kebaya kebiri keblinger
  kebun kebut kecam kecamuk kecap kecele kecewa kecil kecimpung kecoh kecuali kecut kehendak kejagung kejam kejang kejar
  kejari kejati keji kejora kejut kekal kekang kekar kekasih kelabui kelahi kelakar kelam kelamin kelapa kelas keledai
  kelereng keliling keliru kelola kelompok keluar keluarga keluh kelupas keluyur kemah kemala kemarau kemarin kemas kembali
  kemban kembang kembar kemenag kemendagri kemenhub kemenkes kemenkeu kemensos kempis kemplang kemudi kemudian kena kenal
  kenang kenapa kencan kencang kencing kendala kendali kendara kendati kendur kental kentang kentara kenya kenyal kenyang
  kepak kepala kepergok kepincut kepiting kepompong kepul kepung kera kerabat keracak kerah keramat keramik keran kerang
  kerangka keranjang kerap keras keraton kerbau kerdil keren kereta keretek keribut kering keringat keris kerja kerjasama
  keroncong kerontang keroyok kerubung keruh keruk kerumun kesal kesan ketat ketiak ketik ketika ketua ketuk ketupat ketus
  kewalahan khas khatib khawatir khianat khitan khotbah khusus kian kiat kibar kibul kicau kikis kikuk kilang kilas kilat
  kilau kilo kini kios kipas kiprah kira kiri kirim kisah kisar kisruh kita klaim klarifikasi klasifikasi klien klimatologi
  klinik klub kobar kode kokain kokoh kolaborasi kolam koleksi kolera kolong koloni kolonisasi kolusi komandan komando
  kombinasi komentar komik komisi komite komitmen kompas kompensasi kompetensi kompetisi kompilasi komplain komplotan kompor
  komposisi kompromi komunikasi kondisi koneksi konferensi konfigurasi konfirmasi konflik konfrontasi kongkalikong kongres
  konsekuensi konsep konser konservasi konsesi konsistensi konsolidasi konstruksi konsultasi konsumsi kontak kontaminasi
  konten kontes kontrak kontribusi kontrol konversi koordinasi koordinir koperasi kopi koran korban korek koreksi korelasi
  korporasi korupsi koruptor kosong kota kotak kotor koyak kreasi kreatif kredit kremasi kriminalisasi krisis kristal kritik
  kritis kronis kronologi kroyok kuak kuala kualifikasi kualitas kuasa kuat kubik kubu kubur kucing kucur kuda kudeta kue kuil
  kuis kuku kukuh kuliah kuliner kulit kumpul kunci kuning kunjung kuno kuntit kupas kuping kupon kupu kurang kuras kurban
  kurikulum kurir kurs kursi kursus kurung kusam kusut kutip kutub kutuk labrak labuan labuh lacak laci lacur ladang laga
  lagak lagi lagu lahan lahap lahar lahir laik lain lajang laju lajur lakon laksana laku lalai lalap lalat lalim lalu laluan
  lama laman lamar lambai lambang lambat lambung lamin lampau lampir lampu lanal lancang lancar lancong landa landai landak
  landas langgan langgar langit langka langkah langsung lanjut lansia lansir lantai lantak lantang lantar lantik lantun lapak
  lapang lapangan lapar lapas lapis lapor lapuk larang larap lari laris larung larut las laser latih laut lawak lawan lawat
  layak layan layang layar layat layu lebah lebar lebaran lebat lebih lebur lecut ledak leden lega legal legalisasi legenda
  legislasi leher lekas lekat lelah lelaki lelang lelap lele leluasa leluhur lemah lemak lemari lembaga lembah lembap lembar
  lembek lembing lembur lembut lempar lempeng lencana lengah lengan lengkap lengkung lengser lenyap lepas lerai leram lereng
  lesat lestari lesu letak letih letus lewat liar libas libat libur licik licin lidah lihat likuidasi lilin limbah limpah
  lincah lindas lindung lingkar lingkung lingkungan lini lintah lintas lipat liput lirik lisan lisensi listrik literasi
  litigasi lobi logam lokal lokasi lolos lompat loncat longgar longsor lonjak lontar lonte lotre lowong luak luang luap luar
  luas lubang lucu lucut ludah ludes lugas luhur luka lukis luluh lulus lumas lumat lumayan lumba lumpuh lumpur lunak lunas
  luncur lungsur luntur lupa lurah luruh lurus lusin lusuh maaf mabuk macam macan macet mafia magang magnet mahal mahar
  mahasiswa mahir mahkamah mahkota main maju makam makan maki makin makmur makna maksimal maksud makzul malam malapetaka malas
  maling malu mampir mampu manajemen manajer mandat mandek mandi mandiri mandul manfaat mangga mangkat mangkir mangkrak mangku
  manipulasi manis manja mantan mantap mantu manufaktur manusia manuver marah marak marga markas martabat masa masak masalah
  masih masjid maskapai massa masuk masyarakat mata matahari matang materi mati mau mawar maya mayat mayoritas medali media
  mediasi medis megah meja mekanisme melarat melayu melulu memang memar memo memori mempelai menang menantu menara mendagri
  mendiang mendung mengapa menhan menhub menit menkes menkeu menlu mensos mentah mental mentari menteri menu merah merdeka
  merek mereka meriah meriam merosot mesin meski mesra mesum metal meteorologi meter metode metro mewah mikro miliar milik
  militer mimpi minat minggu mini minim minimal minta minum minyak miring misal misi misil miskin misteri mitigasi mitos mitra
  mobil mobilisasi modal model moderat modernisasi modifikasi modus moga mogok mohon molor momen monitor monopoli moral mosi
  motif motivasi motor muak mual muara muat muda mudah mudik mufakat muka mukim mukjizat mula mulai mulia multi mulus mulut
  mumpuni munafik munas muncrat muncul mundur mungil mungkin muntaber muntah murah murid murka murni murung museum musik musim
  musisi muslihat muslim musnah mustahil musuh musyawarah mutakhir mutasi mutiara mutilasi mutu nabi nada nadi nafas nafkah
  nafsu naga naik najis nakal nakhoda nama nampak nanas nanti napas narapidana narasi narkoba narkotika nasabah nasi nasib
  nasihat nasional nasionalisasi naskah natal naturalisasi naung navigasi negara negeri negosiasi nekat nelayan nenek neraca
  neraka netral ngeri niaga niat nikah nikmat nilai ninabobo nobar nobat noda nominasi nonaktif nongkrong nonton normal
  normalisasi notifikasi novel nuansa nuklir nurani nusantara nutrisi nyala nyaman nyamuk nyanyi nyaring nyaris nyata nyawa
  nyeri nyinyir nyonya nyungsep obat objek obok obor obral obrol observasi ojek oknum oksigen okupasi olah olahraga oleh oles
  olimpiade olok ombak ombudsman omong omzet ongkos operasi opini oplos opsi optimal optimalisasi optimis orang orange orasi
  orbit organ organisasi orientasi orkestra otak oto otomatis otopsi otoritas otot pabrik pacar pacu pada padam padang padat
  padi padu pagar pagelaran pagi paham pahat pahit pahlawan pailit pajak pajang pakai pakaian pakan pakar paket paksa palak
  palang paling palsu palu pamer pamit pampas panah panas pancang pancar pancasila panci pancing pancung pandai pandang
  pandemi pandu panen pangan panggang panggil panggul panggung pangkal pangkalan pangkas pangkat pangkuan panglima panik
  panitia panjang panjar panjat panser pantai pantang pantas pantau pantul papan papar para parah paras parasut parit parkir
  parlemen partai partisipasi paru paruh pas pasal pasang pasar pasien pasif pasir paskah pasok paspor pasti pasu pasukan
  patah paten patok patroli patuh patung patungan patut paus paut payah payung pecah pecat pedang pedas pedih pedoman peduli
  pegal pegang pegawai pejam peka pekan pekat pekerti pekik pelabuhan pelajar pelaku pelan pelanggan pelangi pelat pelatuk
  peleset pelesir pelihara pelik pelintir pelosok peluang peluk pelumas peluru pembuluh pemerintah pemilu pemirsa pemuda
  penalti penasaran penat pencak pencil pendam pendapat pendapatan pendek penduduk pengantin pengaruh penguin pening penjara
  penjuru pensil pensiun penting penuh penyu pepatah pepaya perabot perah perahu perak peran perang perangai perangkap
  perangkat peras perban percaya percik perdana perempuan perfilman performa pergi pergok perhati peri peribahasa
  perikemanusiaan periksa peringkat perintah periode peristiwa perkara perkasa perkosa perlahan perlu permai permaisuri
  permanen permata permen permisi pernah perolok perosok persen persepsi persero persis personal personel perspektif
  pertahanan pertama perunggu perut perwira pesan pesantren pesat pesawat peserta pesing pesisir pesona pesta pesut peta petak
  petaka petang petasan peti petik petir petisi picu pidana pihak pijak pijar pijat pikat pikir pikul pilar pileg pilek pilgub
  pilih pilkada pilot pilpres pilu pimpin pinang pincang pindah pinggang pinggir pingsan pinjam pinjol pinta pintar pintas
  pintu pipa pipi pisah pisang pisau pita pitam piting plafon pohon poin pojok pokok pola polda polemik polisi politik
  politikus polres polri polsek polusi pompa pondok popok populasi populer porsi portal pos posisi positif poster posting
  potensi potong potret prabayar praduga prakira praktik prangko prasangka prediksi preferensi preman premi presiden presisi
  prestasi pria pribadi prihatin prinsip prioritas privasi privat privatisasi produk produksi profesi program prokes promosi
  propaganda properti proporsi proses prosesi prostitusi proteksi protes provinsi provokasi proyek proyeksi psikologi puas
  puasa publik publikasi pucat pucuk pudar puing puisi puja puji pukat pukau pukul pula pulang pulas pulau pulih pulsa puluh
  punah puncak punggung pungkas pungli pungut puntung punya puput pura puruk pusaka pusar pusat pusing pustaka putar putih
  putra putri putus rabies rabu rabun racik racun radang radar raga ragam ragu rahasia rahim raih raja rajam rajin rajut raket
  rakit rakus rakyat ralat ramadan ramah ramai ramal rambah rambat rambu rambut rame rampas ramping rampok rampung ramu ranah
  rancang rancu rangka rangkai rangkak rangkap rangkul rangkum rangsang rangsek ranjang ranjau rantai rantau ranting rapat
  rapi rapor raport rapuh rasa rasio rasis rasuah rasul rata ratap ratas ratu ratus raung raup raut rawa rawan rawat raya
  rayap rayu razia reaksi reaktor realisasi rebah reboisasi rebus rebut reda redaksi redam redup referendum referensi refleksi
  reformasi regu regulasi rehab rehabilitasi rekam rekan rekayasa rekening reklamasi rekomendasi rekonstruksi rekor rekreasi
  rekrut rela relaksasi relasi relawan relevan reli religi relokasi remaja rembes rembuk rembulan remeh remuk renang rencana
  rendah rendam rengek renggang renggut renovasi renta rentan rentang rentenir renung renyah reparasi representasi resah resep
  resepsi reses resesi resistensi resmi resolusi respons restoran restu retak retas retribusi reuni revisi revolusi rezeki
  riak rias ribu ribut rilis rimba rinci rindang rindu ringan ringkas ringkuk ringkus rintang rintih rintik rintis risau riset
  risiko ritel robek roboh robot roda rogoh roket rokok roma romantis rombak rombongan rompi rona rongkong rongrong rontok
  rosok rotasi roti royalti ruang rudal rudapaksa rugi ruh rujak rujuk rukun rumah rumit rumor rumpun rumput rumus runcing
  runding rundung runtuh runtut rupa rupiah rusak rusuh rutan rute rutin saat saban sabar sabet sabotase sabtu sabu sabuk
  sabun sabung sadap sadar sadis sah sahabat saham sahur saing saji sakit saksi sakti salah salahguna saldo saleh salin saling
  salip salju salur salut sama samar sambal sambang sambar sambung sambut sampah sampai sampan samping sampul samudra samun
  sandang sandar sandera sandi sandiwara sandung sangat sangga sanggah sanggup sangka sangkal sangkar sangkut sangrai sangsi
  sanitasi sanjung sanksi santai santap santer santet santri santun sapa sapi sapu saput sara saran sarana sarang sarapan sari
  saring sarjana sarung sasar satelit satgas satpam satu satwa saudara sawah sawit sayang sayap sayat sayur sebab sebar
  sebarluas sebat seberang sebut sedang sedap sedekah sederhana sedia sedih sedikit sedimentasi sedot sedu segala segan segar
  segel segera segi segmen sehat seimbang sejahtera sejarah sejuk sekadar sekali sekaligus sekap sekat sekitar sekolah
  sekretariat sekretaris seks seksi seksual sekte sektor sekuritas sekutu sel sela selaku selalu selam selamat selang selaput
  selaras selasa selat selatan seleb selebrasi seleksi selendang selenggara selera selesai seleweng selfie selidik selimut
  selingkuh selip selisih selokan seloroh selubung seluk seluler seluncur selundup seluruh semai semangat semarak semayam
  sembah sembako sembarang sembelih sembilan sembuh sembunyi sembur semen semenanjung sementara semesta semester semi
  semifinal sempat sempit semprot sempurna semua semut senam senandung senang senantiasa senapan senat senator sendi sendiri
  sengaja sengat sengit sengketa sengsara seni seniman senin senior senja senjata sensasi sensitif sensor sensorik sensus
  sentil sentimen sentosa sentra sentral sentuh senyap senyum sepak sepakat sepakbola sepatu sepeda sepele seperti sepi
  seragam serah serak serakah seram serang serangga serap serasi serat serba serbu serdadu serempak serempet serentak seret
  sergap serial serikat sering seringai serius serobot serpih serta sertifikasi sertifikat seru seruduk serum servis sesak
  sesal sesar sesat sesi sesuai setan setara setel setia setir setop setor setrum setubuh setuju sewa sia siaga siang siap
  siar siasat sibuk sidang sidik sifat sihir sikap sikat siksa siku sikut silam silang silat silaturahmi simak simbol simpan
  simpang simpati simplifikasi simpul simulasi sinar sindikat sindir sinergi singa singgah singgung singkap singkat singkir
  singkong singsing sini sinis sinkronisasi sinyal sipil siram sirat sirene sirih sirkuit sirkulasi sirkus sirup sisa sisi
  sisih sisip sisir sistem siswa sita situ situasi situs skandal skema skor soal sodok sogok sokong solar solat solid solusi
  sombong songsong sopan sopir sorak sore sorot sosialisasi sosok spekulasi spesial spesifikasi stabil stabilisasi stadion
  standar status sterilisasi stimulasi strategi stres stroberi struktur studi sua suami suap suara suasana subsidi subuh subur
  suci sudah sudut suguh suhu suite sujud suka sukarela sukses suku sulam sulap sulit sulut sumbang sumbat sumber sumpah sumur
  sunat sungai sungkan suntik sunting sunyi supir suplai suram surat surga surplus suruh surut survei surya susah susila
  suster susu susuk susul susun susup susut sutra sutradara swab swafoto swasembada swasta swastanisasi syahid syair syarat
  syukur tabah tabiat tabib tabir tablet tabrak tabu tabulasi tabung tabur tadah tadi tagih tahan tahap tahta tahu tahun tajam
  taji tajuk takjub taklim taklimat takluk taksi taksir takut takwa talak talang tali talud taman tamasya tamat tambah tambak
  tambal tambang tambat tampak tampan tampang tampar tampik tampil tampung tamu tanah tanam tancap tanda tandas tandatangan
  tanding tandu tandus tangan tangga tanggal tanggap tangguh tanggul tanggulang tanggung tanggungjawab tangis tangkal tangkap
  tangkas tangki tangkis tani tanjak tanjung tantang tanya tapak tapal tapi tara tarawih target tari tarif tarik taring taruh
  taruhan taruna tarung tas tasbih tata tatap tatar taubat taut tawa tawan tawar tawur tawuran tayang tebak tebal tebang tebar
  tebas tebing tebu tebus teduh tegak tegang tegas teguh teguk tegur teka tekad tekan teken teknik teknologi teks tekstur
  teladan telaga telah telan telanjang telantar telat telepon televisi telikung teliti teluk telur telusur tema teman tembaga
  tembak tembakau tembang tembok tembus tempat tempe tempel tempias tempo tempuh tempur temu tenaga tenagakerja tenang tenda
  tendang tengah tenggak tenggang tenggara tenggelam tengger tengkar tengok tensi tentang tentara tenteram tentu tenun tepat
  tepi tepis tepuk terampil terang terap terapi teras terawang terbang terbit tergiur teriak terigu terik terima teripang
  teritori terjang terjun terka terkam terminal ternak terobos teror teroris terowong tertib terumbu terus tes tetangga tetap
  tetapi tetes tewas tiada tiang tiap tiba tidakpasti tikam tiket tikung tikus tilang tilap tilik timah timba timbal timbang
  timbul timbun timnas timpa timpal timpang timur tindak tindaklanjut tindas tindih tinggal tinggi tingkah tingkat tinjau
  tinju tipikor tipis tipu tirai tirakat tiri tiru titik titip toilet toko tokoh tolak toleransi tolong tombak tombol tonggak
  tonjok tonjol tonton topan topang topeng topi torak toreh torsi total totok tradisi tragedi transaksi transfer transformasi
  transisi transmigrasi transparan transparansi transportasi treasuri trofi trotoar tsunami tua tualang tuan tuang tubruk
  tubuh tuding tuduh tugas tuhan tuju tukang tukar tulang tular tuli tulis tulus tumbang tumbuh tumis tumpah tumpang tumpas
  tumpu tumpuk tunai tunang tunda tunduk tundung tunggak tunggal tunggang tunggu tungku tunjang tunjuk tuntas tuntun tuntut
  tupai turis turnamen turun turut tusuk tutup tutur ubah ubi ucap udang udara ujar uji ujung ukir ukur ulah ulama ulang ular
  ulas ulat ulet ultimatum ulur umat umbar umpama umpan umpat umrah umum umur undang undi undur unggah unggas unggul ungkap
  ungkit ungsi ungu unik unjuk unta untuk untung upacara upah upaya upeti urai urat urbanisasi uring urug urung urus urut
  usaha usai usang usia usik usir usul usung usut utama utang utara utuh utus uzur vaksin vaksinasi validasi valuasi varian
  variasi ventilasi verifikasi versi veteran veto viral visa visi visualisasi vitamin vonis vulkanologi wabah wadah wadai
  wafat wahana wajah wajar wajib wakaf wakil walau wali walikota wanita wanti waralaba warga waris warisan warna warta
  wartawan warung wasiat wasit waskita waspada watak wawancara wawasan wayang wenang wilayah wirausaha wisata wisatawan wisuda
  wujud yakin yatim yayasan zakat zalim zaman zamrud ziarah zina zona

  beberapa berapa berbagai beserta betapa diantara kedelapan kedua keempat keenam kelima kepada kesembilan kesepuluh ketiga
  ketimbang ketujuh melalui menjelang merupakan meskipun namun sebagai sebelas sebelum sebuah sedangkan sehingga sejak sejuta
  selain selama semoga seorang sepuluh seratus seribu sesuatu setelah setiap supaya tanpa terhadap yaitu yakni

  amerika arab argentina asean asia australia austria bandung bangka banten banyuwangi barcelona batam bekasi belanda belgia
  belitung berlin bima blitar brasil cibubur cikini cilegon dili filipina garut gaza ghazali gibran gorontalo gunawan
  indonesia inggris irak iran israel italia jakarta jambi jember jepang jerman jokowi jombang kalimantan kamboja kanada
  karawang kebumen kediri kemang kendal kendari kepri kerinci kertajati kupang lampung lebanon lewotobi lombok lumajang madiun
  magelang majalengka makassar malang malaysia maluku manado mandalika manggarai medan meksiko mentawai merak merapi merauke
  mesir minahasa mojokerto monas myanmar natuna ngawi pakistan palembang palestina pamekasan pandeglang papua pekalongan
  pekanbaru pemalang perancis persebaya persib persija pertamina peru polandia ponorogo portugal prabowo prancis probolinggo
  rembang sabang salatiga saudi sawangan selandia semarang semeru senayan serbia serpong sidoarjo sikka singapura sleman
  sorong spanyol sragen subang sukabumi sulawesi sumatera sumedang surabaya suriah tabanan taiwan tangerang tarakan tegal
  telkomsel ternate thailand tidore timika tiongkok toba tuban turki ukraina wonogiri yaman yogyakarta yordania yunani`.split(
    /\s+/,
  ),
);
