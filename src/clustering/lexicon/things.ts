/** What news is about: part of the table of concepts, in the same form as the events. */
export const things = `
ship: kapal perahu ferry boat ship vessel feri kapal-motor kmp yacht tugboat tanker speedboat freighter tongkang barge
plane: pesawat jet plane planes aircraft airliner jetliner airplane pesawat-terbang jets
helicopter: helikopter heli helicopter chopper helicopters
flight: penerbangan flight flights terbang
airport: bandara bandar-udara airport airports bandar terminal
train: kereta ka krl kereta-api kereta-cepat train trains railway rail kai commuter bullet-train high-speed lokomotif gerbong carriages lrt mrt metro subway
station: stasiun station stations
truck: truk truck trucks lorry lorries tractor-trailer semitrailer tronton trailer pikap pickup kontainer
bus: bus buses minibus elf travel coach-bus angkot
car: mobil car cars kendaraan vehicle vehicles suv sedan taksi taxi
motorbike: motor sepeda-motor motorcycle motorbike motorbikes motorcycles scooter scooters pemotor biker
toll: tol jalan-tol ruas-tol motorway interstate highway freeway expressway toll-road
bridge: jembatan bridge bridges span
road: jalan road street jalur lintas roads streets
crossing: perlintasan crossing level-crossing palang-pintu palang
port: pelabuhan port harbour harbor dermaga
volcano: gunung gunung-api volcano volcanic mount vulkanik
ash: abu ash
river: sungai kali bengawan river
dam: bendungan waduk tanggul dam levee embankment dike
house: rumah permukiman rumah-rumah home homes house houses residential hunian
building: gedung bangunan building buildings gedung-bertingkat tower highrise high-rise apartemen apartment apartments ruko
factory: pabrik factory plant factories
warehouse: gudang warehouse depot
shop: toko kios lapak warung minimarket shop shops stall stalls store stores supermarket mall plaza
hotel: hotel resort resor villa
mosque: masjid musala mosque
church: gereja church cathedral katedral
drug: narkoba sabu kokain narkotika ganja ekstasi drug drugs cocaine meth methamphetamine heroin
weapon: senjata senpi pistol senapan gun guns rifle weapon weapons firearm parang golok celurit
law: undang-undang uu ruu law bill legislation perppu perpres inpres decree
majority: mayoritas majority
confidence: kepercayaan confidence mosi mosi-tidak-percaya no-confidence
terror: teroris terorisme teror terrorist terror terrorism
assassination: pembunuhan-politik assassination assassinate assassinated upaya-pembunuhan
match: laga pertandingan duel match matches game games menjamu partai-puncak menghadapi bertandang lawatan-ke tandang lawan
final: final grand-final showdown decider
semifinal: semifinal semi-final semifinals last-four empat-besar
season: musim season campaign
league: liga league premier-league laliga bundesliga serie-a liga-champions
cup: piala cup copa coppa
race: balapan balap grand-prix gp race prix sprint-race sirkuit circuit
pole: pole pole-position kualifikasi qualifying
podium: podium posisi-ketiga
penalty: penalti penalty penalties adu-penalti shootout
record: rekor record records
champion-title: gelar-juara juara-dunia world-champion world-title
gold: emas gold logam-mulia bullion
medal: medali medal medals
olympic: olimpiade olympic olympics
stadium: stadion stadium arena gelora
price: harga dibanderol dipatok price prices priced cost costs costing tarif-harga banderol buyback
rate: suku-bunga bunga suku-bunga-acuan bunga-acuan bi-rate rate rates interest-rate interest-rates borrowing-costs cost-of-borrowing
currency: kurs mata-uang nilai-tukar currency exchange-rate valuta
share: saham shares stock stocks equities ihsg wall-street indeks stake
market: bursa pasar-saham pasar-modal markets exchange
bazaar: pasar market
trade: dagang perdagangan trade ekspor-impor
tariff: tarif bea-masuk bea cukai tariff tariffs levy levies duty duties import-duties import-taxes fare fares ongkos
tax: pajak ppn pph tax taxes vat
luxury: mewah luxury
export: ekspor mengekspor export exports exported
import: impor mengimpor import imports imported importasi
budget: anggaran apbn rapbn apbd belanja budget spending
debt: utang hutang debt
deficit: defisit deficit
surplus: surplus
profit: laba untung keuntungan profit profits earnings net-income
revenue: pendapatan revenue sales-figure omzet
wage: upah gaji wage wages salary salaries ump umk upah-minimum minimum-wage thr pay
job: pekerjaan lowongan job unemployment pengangguran
oil: minyak crude oil brent
fuel: bbm bensin bahan-bakar fuel petrol gasoline diesel
gas: elpiji lpg gas gas-melon
rice: beras padi gabah rice paddy
chili: cabai cabe chili chilli
egg: telur egg eggs
meat: daging meat beef sapi
cooking-oil: minyak-goreng migor minyakita cooking-oil palm-oil cpo sawit
electricity: listrik electricity power pln grid
internet: internet situs website websites web sites apps app aplikasi platform
social-media: media-sosial medsos social-media
phone: ponsel telepon-genggam hp gawai phone phones smartphone smartphones
ai: ai kecerdasan-buatan artificial-intelligence
chip: chip chips semikonduktor semiconductor chipmaker
computer: komputer pc computer computers
data: data data-center data-centre pusat-data
satellite: satelit satellite satellites
rocket: roket rocket rockets spacecraft wahana-antariksa
moon: bulan-purnama moon lunar
eclipse: gerhana eclipse
planet: planet
study: penelitian riset studi study research
species: spesies species
animal: hewan satwa animal animals wildlife
tiger: harimau tiger tigers
elephant: gajah elephant elephants
crocodile: buaya crocodile
dog: anjing dog dogs rabies
whale: paus-terdampar whale whales
martial: darurat-militer martial martial-law
emergency: darurat keadaan-darurat emergency
missile: rudal missile missiles misil
drone: drone drones pesawat-nirawak nirawak
bomb: bom bomb bombs bombing
war: perang war peperangan
fighting: pertempuran fighting battle
border: perbatasan border
nuclear: nuklir nuclear atom atomic
disease: penyakit disease illness virus
cancer: kanker cancer
vaccine: vaksin imunisasi vaksinasi vaccine vaccines vaccination
case: kasus perkara case cases
food: makan makanan menu meal meals food santap
mbg: mbg makan-bergizi-gratis free-meals free-nutritious-meal free-meal
free: gratis cuma-cuma
museum: museum museums
jewel: permata perhiasan jewel jewels jewellery jewelry
prize: penghargaan piagam prize oscar nobel laureate peraih-nobel
film: film movie animasi movies
song: lagu song album single
holiday: mudik lebaran libur pemudik eid holiday arus-mudik exodus arus-balik
traffic: lalu-lintas arus traffic macet kemacetan congestion one-way satu-arah
ticket: tiket ticket tickets
beach: pantai beach coast shore pesisir
sea: laut perairan selat sea waters strait
wave: ombak gelombang wave waves surf
forest: hutan lahan forest
weather: cuaca weather
smoke: asap smoke haze kabut-asap
snow: salju snow
island: pulau kepulauan island islands
mine: tambang pertambangan mine mining miners penambang nikel nickel coal batu-bara batubara
world: dunia world global internasional international globally worldwide
camera: cctv kamera camera footage rekaman video
loss: kerugian losses rugi
cheap: murah cheap low-cost
dengue: demam-berdarah dbd dengue
measles: campak measles
bird-flu: flu-burung bird-flu avian h5n1
mpox: cacar-monyet mpox monkeypox
covid: covid covid-19 corona coronavirus
quarter: kuartal triwulan quarter quarterly kuartalan
economy: ekonomi perekonomian economy economic pdb gdp
bond: obligasi bond bonds sukuk
loan: kredit pinjaman loan loans pinjol
subsidy: subsidi subsidy subsidies bersubsidi subsidised subsidized
poverty: kemiskinan miskin poverty poor
reserves: cadangan-devisa reserves
scholarship: beasiswa scholarship scholarships
garbage: sampah garbage waste trash rubbish tpa landfill
snake: ular piton python snake snakes kobra
shark: hiu shark
turtle: penyu turtle turtles
rhino: badak rhino rhinos rhinoceros
orangutan: orangutan orang-utan orangutans
dolphin: lumba-lumba dolphin dolphins
bear: beruang bear
horse: kuda horse horses
bird: burung bird birds
fish: ikan fish
dragon: komodo komodos
pipe: pipa pipe pipeline
refinery: kilang refinery
powerplant: pltu pltn pembangkit power-plant power-station
short-circuit: korsleting arus-pendek short-circuit electrical-fault
cylinder: tabung tabung-gas cylinder canister
elevator: elevator
crane: crane derek
half: separuh setengah half
dozens: puluhan dozens scores-of
hundreds: ratusan hundreds
thousands: ribuan thousands
millions: jutaan millions
evidence: bukti barang-bukti evidence
account: akun account accounts
update: pembaruan update patch
feature: fitur feature features
standings: klasemen standings table-toppers
quarterfinal: perempat-final quarterfinal quarter-final quarterfinals quarter-finals delapan-besar
red-card: kartu-merah red-card sent-off
contract: kontrak contract
campaign: kampanye campaigning
referendum: referendum
christmas: natal christmas
new-year: tahun-baru new-year
lunar-new-year: imlek lunar-new-year
fasting: ramadan ramadhan puasa fasting
idul-adha: idul-adha kurban iduladha
flag: bendera flag
money: uang duit money cash tunai
wallet: dompet wallet
luggage: koper bagasi luggage suitcase
runway: landasan landasan-pacu runway
engine: mesin engine
brake: rem brake brakes
tire: tire tyre pecah-ban
wall: tembok dinding wall
roof: atap roof
tree: pohon tree trees
well: sumur
ground: tanah land
office: kantor office offices headquarters markas
program: program programme
policy: kebijakan policy
rule: aturan peraturan rule rules regulation regulations
court-ruling: putusan memutuskan diputuskan ruling rules-that ruled
decision: keputusan decision
plan: rencana plan plans
first: pertama first pertama-kali first-time
biggest: terbesar biggest largest
strongest: terkuat strongest
fastest: tercepat fastest
high: tertinggi highest
low: terendah lowest
good: baik good
level: tingkat level
big: besar sebesar big large
descent: keturunan turunan descent
finance: keuangan finance financial
value: senilai nilai value worth
gambling: judi judol perjudian gambling casino kasino
fake: palsu pemalsuan gadungan fake counterfeit forged oplosan
prostitution: prostitusi prostitution
turbulence: turbulensi turbulence
shortage: kelangkaan langka shortage shortages scarce
ranking: peringkat ranking rankings ranked rank
fossil: fosil fossil fossils
humanitarian: kemanusiaan humanitarian
suicide: bunuh-diri suicide
antitrust: antitrust monopoli monopoly persaingan-usaha
crypto: kripto bitcoin cryptocurrency crypto
lightning: petir lightning
seat: kursi seat seats
region: wilayah daerah kawasan region area regions areas zone
north: utara north northern
south: selatan south southern
east: timur east eastern
west: barat west western
health: kesehatan health
education: pendidikan education
security: keamanan security
history: sejarah history historic bersejarah
crisis: krisis crisis
energy: energi energy
technology: teknologi technology tech
industry: industri industry
disaster: bencana disaster
incident: insiden peristiwa incident
operation: operasi operation
violence: kekerasan violence
speed: kecepatan speed
storey: lantai floor storey story-building
stampede: berdesakan desak-desakan stampede crush
restaurant: restoran restaurant warung-makan
festival: festival
exhibition: pameran exhibition expo
target: target sasaran
pregnant: hamil pregnant
temperature: suhu temperature temperatures
wind: angin wind winds
battery: baterai battery batteries
plantation: kebun perkebunan plantation
sugar: gula sugar
coffee: kopi coffee
salt: garam salt
wheat: gandum wheat
corn: jagung corn maize
soybean: kedelai soybean soybeans tahu-tempe
garlic: bawang onion onions garlic shallot
chicken: ayam chicken poultry
cattle: sapi cattle cow cows
fishing: penangkapan-ikan fishing
steel: baja steel
cement: semen cement
tin: timah tin
textile: tekstil garmen textile garment
shoe: sepatu shoe shoes footwear
toy: mainan toy toys
aid-worker: pekerja-kemanusiaan
summit: puncak summit peak
insurance: asuransi insurance
pension: dana-pensiun
visa: visa
passport: paspor passport
`;
