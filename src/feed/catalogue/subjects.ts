import { foldName } from './alike.ts';

/** What a section of a source writes about. */
export const subjects = [
  'general',
  'politics',
  'law',
  'business',
  'sport',
  'football',
  'world',
  'technology',
  'science',
  'health',
  'environment',
  'entertainment',
  'lifestyle',
  'culture',
  'religion',
  'motoring',
  'travel',
  'food',
  'games',
] as const;

export type Subject = (typeof subjects)[number];

/** What people call the subjects, in Indonesian and English. */
const words: Record<Subject, string> = {
  general: 'umum, berita umum, berita utama, utama, nasional, general, general news, top stories, headlines',
  politics:
    'politik, pemerintah, pemerintahan, pemilu, pilkada, parlemen, dpr, politics, political, government, elections',
  law: 'hukum, kriminal, kriminalitas, kejahatan, korupsi, polisi, law, legal, crime, justice, courts',
  business:
    'ekonomi, bisnis, keuangan, finansial, bursa, saham, pasar, uang, investasi, umkm, industri, business, economy, economics, finance, market, markets, money, stocks, investing',
  sport:
    'olahraga, olah raga, sport, sports, bulu tangkis, bulutangkis, badminton, tenis, tennis, basket, basketball',
  football: 'sepak bola, sepakbola, bola, liga, liga indonesia, football, soccer',
  world: 'dunia, internasional, luar negeri, mancanegara, global, world, world news, international, foreign',
  technology:
    'teknologi, tekno, gawai, gadget, internet, digital, keamanan siber, technology, tech, cybersecurity, ai',
  science: 'sains, ilmu pengetahuan, iptek, antariksa, science, space',
  health: 'kesehatan, sehat, medis, health, medicine, medical',
  environment:
    'lingkungan, lingkungan hidup, iklim, energi, pertanian, environment, climate, energy, farming',
  entertainment:
    'hiburan, artis, selebritas, selebriti, seleb, film, musik, entertainment, celebrity, celebrities, movie, movies, films, music, showbiz',
  lifestyle: 'gaya hidup, fesyen, mode, kecantikan, lifestyle, fashion, beauty',
  culture: 'budaya, seni, buku, sastra, humaniora, culture, art, arts, books',
  religion: 'agama, religi, islam, kristen, katolik, religion, faith',
  motoring:
    'otomotif, mobil, motor, balap, motogp, f1, cars, car, auto, automotive, motoring, motorsport, racing',
  travel: 'wisata, pariwisata, jalan-jalan, perjalanan, travel, tourism, holidays',
  food: 'kuliner, makanan, masakan, resep, food, recipes, cooking',
  games: 'gim, gim video, game, games, gaming, esports',
};

let byWord: Map<string, Subject> | undefined;

/** The topic that somebody means by these words; undefined: none. */
export const subjectMeant = (said: string): Subject | undefined => {
  byWord ??= new Map(
    subjects.flatMap((topic) =>
      words[topic].split(', ').map((word): [string, Subject] => [foldName(word), topic]),
    ),
  );
  return byWord.get(foldName(said.slice(0, 60)));
};
