/** Who news is about, people and bodies: part of the table of concepts, in the same form as the events. */
export const people = `
police: polisi polri polres polresta polrestabes polda polsek bareskrim kepolisian police officers policemen kapolri kapolres kapolda mapolres
judge: hakim judge judges justices justice
prosecutor: jaksa kejaksaan kejari kejati prosecutor prosecutors penuntut
lawyer: pengacara kuasa-hukum advokat lawyer lawyers attorney
victim: korban victim victims
perpetrator: pelaku perpetrator perpetrators attacker attackers assailant assailants
king: raja king monarch ratu queen pangeran prince putri-kerajaan princess royal
president: presiden president presidential capres istana white-house
vice-president: wakil-presiden wapres cawapres vice-president
minister: menteri minister ministers menko mendagri mendag menag menhub menlu menkes mendikbud menaker mensesneg menpora
finance-minister: menkeu menteri-keuangan finance-minister treasury-secretary chancellor-of-the-exchequer
prime-minister: perdana-menteri premier premiership pm
cabinet: kabinet cabinet
government: pemerintah pemerintahan government governments pemda pemkot pemkab pemprov rezim regime administration
parliament: parlemen dpr dprd parliament lawmakers assembly senate congress legislator legislators mps anggota-dewan house-of-representatives
opposition: oposisi opposition
party: partai parpol party parties
coalition: koalisi coalition
rebel: pemberontak rebels rebel insurgents militants militan insurgent milisi militia kkb separatis separatists
mayor: wali-kota walikota mayor mayoral
governor: gubernur governor gubernur-jenderal
regent: bupati regent regency
village-head: kades kepala-desa lurah village-head
officials: pejabat official
coach: pelatih juru-taktik coach manager allenatore juru-latih arsitek-tim
player: pemain player players pebulu striker midfielder defender winger penyerang bek gelandang kiper goalkeeper
team: tim skuad squad team timnas national-team tim-nasional
rider: pembalap pebalap rider racer
fan: suporter pendukung fans supporters penggemar
chief-executive: dirut ceo direktur-utama chief-executive boss bos founder pendiri direktur petinggi
worker: pekerja buruh karyawan pegawai worker workers employees staff employee workforce labourers
farmer: petani farmer farmers nelayan fisherman fishermen peternak
scientist: ilmuwan peneliti scientist scientists researchers researcher
astronaut: astronaut antariksawan astronauts
soldier: tentara tni prajurit pasukan serdadu soldier soldiers troops army military militer forces servicemen
navy: al-laut angkatan-laut navy
bomber: pengebom bomber bombers warplanes
hostage: sandera tawanan hostage hostages captive captives
refugee: migran migrant migrants imigran refugees refugee asylum suaka
school: sekolah sd smp smk sma pesantren ponpes school schools madrasah
university: universitas kampus university campus college
student: siswa pelajar murid santri mahasiswa mahasiswi student students pupils pupil siswi
teacher: guru dosen teacher teachers ustaz lecturer
child: anak bocah balita bayi child children kid kids toddler baby boy girl
woman: perempuan wanita woman women female ibu
man: pria lelaki laki-laki man men
parent: orang-tua ayah bapak parent parents father mother dad mum
wife: istri wife suami husband
family: keluarga family families relatives kerabat
passenger: penumpang passenger passengers
resident: warga penduduk masyarakat resident residents villagers jiwa
crew: awak kru abk crew nakhoda captain
pedestrian: pejalan-kaki pedestrian pedestrians
tourist: wisatawan pelancong turis wisman tourist tourists travellers travelers holidaymakers
climb: pendaki pendakian mendaki hiker hikers climber climbers climbing trekker
diver: penyelam
doctor: dokter doctor doctors medis medics medic physicians tenaga-medis nakes
hospital: rumah-sakit rsud rs puskesmas hospital hospitals
patient: pasien patient patients
singer: penyanyi musisi vokalis singer musician pelantun rapper
actor: aktor aktris artis actor actress pesinetron
audience: penonton audience viewers spectators
pilgrim: haji jemaah jamaah calhaj hajj pilgrim pilgrims umrah
pope: paus pontiff pope vatikan vatican holy-see
trainee: trainee magang intern koas ppds
ambassador: dubes duta-besar ambassador
foreign-minister: menlu menteri-luar-negeri foreign-minister
general: jenderal panglima
police-chief: kapolri police-chief
defendant: terdakwa defendant
witness: saksi witness witnesses eyewitness
user: pengguna users user
men: putra mens
women: putri womens
street-vendor: pedagang vendor vendors traders sellers
customer: pelanggan konsumen nasabah customer customers consumers
old: lansia elderly kakek nenek grandfather grandmother
young: remaja teen teenager teenage teenagers youth pemuda
foreigner: warga-asing bule foreigner foreigners foreign-national
public: umum publik public
gang: sindikat komplotan jaringan kawanan gang gangs syndicate ring cartel kartel geng
prisoner: tahanan narapidana napi inmate inmates prisoner prisoners detainee detainees
pirate: perompak pirates pirate
expert: pakar ahli expert experts analyst analysts pengamat analis
owner: pemilik owner owners
neighbour: tetangga neighbour neighbours neighbor neighbors
friend: teman rekan kawan friend friends colleague colleagues
journalist: wartawan jurnalis journalist journalists
volunteer: relawan volunteer volunteers
celebrity: selebritas selebriti celebrity
crowd: kerumunan massa crowd crowds
host: tuan-rumah host hosts hosting
court: pengadilan mahkamah court courts tribunal majelis-hakim pn tipikor
embassy: kedutaan kedubes kbri embassy consulate konsulat
central-bank: bank-sentral central-bank policymakers
company: perusahaan pt emiten korporasi company firm companies group maker giant raksasa
airline: maskapai airline airlines carrier
bank: bank banks perbankan
agency: badan lembaga agency
organisation: organisasi organisation organization
association: asosiasi association
union: serikat union unions
director: sutradara
driver: sopir pengemudi driver drivers supir pengendara motorist motorists pilot ojol ojek-online ride-hailing driver-ojol
group-of: rombongan group-tour
singles: tunggal singles
doubles: ganda doubles
immigration: imigrasi immigration
retail: ritel retail
startup: startup rintisan
`;
