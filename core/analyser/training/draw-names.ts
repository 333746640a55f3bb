import { allLocales } from '@faker-js/faker';
import { BODIES, CLUBS } from '../gazetteers/bodies.ts';
import { COMPANIES } from '../gazetteers/companies.ts';
import { NEWS_MEDIA } from '../gazetteers/news-media.ts';
import { COUNTRIES, DEMONYMS, PLACES } from '../gazetteers/places.ts';
import { PRODUCTS } from '../gazetteers/products.ts';

const words = (text: string) => text.split(' ');
const LATIN = /^\p{Lu}[\p{Script=Latin}’'-]{1,20}$/u;

/** Names that faker has in no Latin letters, by family: last names, then given names. */
const ROMANISED: readonly (readonly [last: string, given: string, lastFirst: boolean])[] = [
  [
    'Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Gao Lin Luo Zheng Liang Xie Tang Feng',
    'Wei Fang Min Jing Lei Qiang Yan Xiaoming Jianguo Guofeng Meiling Yuhan Haoran Zhiyuan Xiuying Ruolan Bo Tao Jun',
    true,
  ],
  [
    'Kim Lee Park Choi Jung Kang Cho Yoon Jang Lim Han Oh Seo Shin Kwon Hwang Ahn Song Ryu Hong',
    'Min-jun Seo-yeon Ji-hoon Hyun-woo Sang-hyun Eun-ji Soo-jin Dong-wook Young-ho Mi-kyung Jae-sung Chul-soo Yoo-na',
    true,
  ],
  [
    'al-Masri al-Hashimi al-Tikriti Mansour Haddad Khoury Saleh Darwish Nasser Al-Thani Al-Otaibi Qasim Hamdan Shaheen Abadi el-Sayed Zaidi Barakat',
    'Ahmed Mohammed Mahmoud Omar Khalid Yusuf Fatima Layla Huda Tariq Samir Nabil Rania Bilal Hamza Zainab Ibrahim Abdullah',
    false,
  ],
  [
    'Sato Suzuki Takahashi Tanaka Watanabe Ito Yamamoto Nakamura Kobayashi Kato Yoshida Yamada Sasaki Matsumoto Inoue Kimura Hayashi Shimizu Mori Abe Ogawa',
    'Hiroshi Kenji Yuki Takeshi Akiko Haruka Shinji Naoko Kazuo Masaru Yoko Daisuke Ayumi Makoto Tomoko Satoshi',
    false,
  ],
  [
    'Ivanov Petrov Sidorov Kuznetsov Volkov Sokolov Lebedev Kozlov Novikov Morozov Pavlenko Shevchenko Kovalenko Bondarenko Tkachenko Melnyk Hrytsenko Danylyuk',
    'Sergei Dmitry Alexei Andrei Oleg Igor Oksana Olena Mykola Volodymyr Natalia Irina Svetlana Yuri Vladimir Taras Yulia Anatoly',
    false,
  ],
  [
    'Sharma Verma Gupta Patel Reddy Nair Iyer Menon Chatterjee Mukherjee Das Khan Malik Qureshi Chaudhry Rahman Hossain Perera Fernando Silva Wickramasinghe Thapa Shrestha',
    'Amit Rahul Priya Sunita Rajesh Vikram Anjali Deepak Kavita Arun Faisal Asma Nadeem Shahid Nimal Kumari Bishnu Ramesh',
    false,
  ],
  [
    'Okafor Adeyemi Nwosu Mensah Owusu Boateng Kamau Wanjiru Otieno Mwangi Dlamini Nkosi Ndlovu Moyo Banda Phiri Diop Ndiaye Traore Diallo Keita Tesfaye Bekele Haile Mukasa Nsubuga',
    'Chinedu Ngozi Kwame Ama Kofi Wanjiku Juma Thabo Sipho Nomsa Tendai Chipo Mamadou Aminata Ousmane Abebe Tigist Grace Moses',
    false,
  ],
  [
    'Nguyen Tran Pham Hoang Vo Dang Wijaya Santoso Hidayat Nasution Siregar Tan Ismail Abdullah Razak Reyes Santos Bautista Garcia Suwannarat Chaiyasan',
    'Minh Anh Tuan Linh Hung Budi Agus Siti Dewi Rizal Ahmad Nurul Jose Maria Rodrigo Somchai Prasert Thuy',
    false,
  ],
];

const COMPANY_ENDINGS = words(
  'Group Holdings Industries Motors Energy Bank Airlines Pharma Technologies Systems Telecom Steel Foods Capital Partners Media Software Logistics Insurance Properties Mining Oil',
);
const LEGAL = ['Inc', 'Inc.', 'Corp', 'Corp.', 'Ltd', 'Co', 'plc', 'AG', 'SA', 'NV', 'GmbH'];
const FIELDS =
  'Health,Education,Defence,Justice,Agriculture,Transport,Science,Arts,Energy,Trade,Finance,Tourism,Labour,Housing,Film,Nuclear Safety,Human Rights,Public Policy,Strategic Studies,Medical Research,Sports,Science and Technology,Foreign Affairs,Social Affairs,Statistics,Environmental Protection'.split(
    ',',
  );
const KINDS = words(
  'Council Institute Agency Association Federation Foundation Commission Authority Board Centre Center Committee Society Union Office Department Academy Bureau Museum',
);
const PARTIES =
  'Democratic,Liberal,Conservative,Socialist,Labour,Green,National,Progressive,Christian Democratic,Social Democratic,Justice and Development,United,Reform,Freedom,Unity,Workers’'.split(
    ',',
  );

const EVENTS =
  'World Cup,Olympics,Olympic Games,Winter Olympics,Summer Olympics,Paralympics,Asian Games,Commonwealth Games,Super Bowl,World Series,Champions League,Europa League,Tour de France,Giro d’Italia,US Open,U.S. Open,Australian Open,French Open,Wimbledon,Davis Cup,Ryder Cup,Copa America,Africa Cup of Nations,Six Nations,Ashes,Eurovision Song Contest,Oscars,Grammys,Cannes Film Festival,Berlin Film Festival,Expo 2020,COP26,World War II,World War I,Second World War,First World War,Gulf War,Cold War,Vietnam War,Korean War,Holocaust,Arab Spring,Great Depression,Ramadan,Christmas,Easter,Diwali,Hajj,Yom Kippur,Independence Day,Brexit'.split(
    ',',
  );
const ADJECTIVES = words(
  'Silent Last Long Broken Golden Hidden Red Blue Lost Quiet Second Empty Burning Cold Secret Distant',
);
const NOUNS = words(
  'River House Summer Night Garden Kingdom Letter Road Ocean Daughter Winter Dream Train Island Mirror Child Wind City Storm',
);

/** How often a name is one that no list holds, as in any real paper. */
const UNLISTED = 0.35;

/** Draws names of every kind, by a random source: the same source, the same names. */
export function createNameDraw(next: () => number, cities: readonly string[]) {
  const pick = <T>(list: readonly T[]) => list[Math.floor(next() * list.length)] as T;
  const chance = (share: number) => next() < share;
  const strings = (value: unknown): string[] =>
    typeof value === 'string'
      ? [value]
      : value && typeof value === 'object'
        ? Object.values(value).flatMap(strings)
        : [];
  const locales = Object.values(allLocales)
    .map(({ person }) => ({
      given: strings(person?.first_name).filter((name) => LATIN.test(name)),
      last: strings(person?.last_name).filter((name) => LATIN.test(name)),
    }))
    .filter(({ given, last }) => given.length > 20 && last.length > 20);
  const products = [...PRODUCTS];
  const lists = [COMPANIES, BODIES, CLUBS, NEWS_MEDIA, COUNTRIES, DEMONYMS, PLACES].map((set) => [...set]);
  const [companies, bodies, clubs, media, countries, demonyms, places] = lists as [
    string[],
    string[],
    string[],
    string[],
    string[],
    string[],
    string[],
  ];

  /** A name that nobody bears: the front of one, the back of another. */
  const blend = (one: string, other: string) => {
    const [a, b] = [one, other].map((name) => name.split(/[ .’'-]/)[0] as string) as [string, string];
    return front(a, b);
  };
  const front = (a: string, b: string) =>
    a.slice(0, Math.ceil(a.length / 2)) + b.slice(Math.floor(b.length / 2)).toLowerCase();
  const maybeBlend = (list: readonly string[]) => {
    const [a, b] = [pick(list), pick(list)];
    return chance(UNLISTED) ? blend(a, b) : a;
  };

  /** A person's last name, and the whole with it. */
  function person(): { full: string; last: string } {
    if (chance(0.45)) {
      const [lasts, givens, isLastFirst] = pick(ROMANISED);
      const last = isLastFirst ? pick(words(lasts)) : maybeBlend(words(lasts));
      const given = pick(words(givens));
      return { full: isLastFirst ? `${last} ${given}` : `${given} ${last}`, last };
    }
    const locale = pick(locales);
    const last = maybeBlend(locale.last);
    const given = chance(0.1)
      ? `${pick(locale.given)} ${pick('ABCDEFGHJKLMPRSTW'.split(''))}.`
      : maybeBlend(locale.given);
    return { full: `${given} ${last}`, last };
  }

  const town = () => (chance(0.4) ? pick(places) : maybeBlend(cities));
  const acronym = () =>
    Array.from({ length: 3 + Math.floor(next() * 2) }, () => pick('ABCDEFGHIKLMNOPRSTUW'.split(''))).join('');

  function company(): string {
    const roll = next();
    if (roll < 0.5) return pick(companies);
    if (roll < 0.55) return acronym();
    const base = chance(0.5)
      ? blend(pick(companies).split(' ')[0] as string, pick(cities))
      : chance(0.5)
        ? pick(pick(locales).last)
        : town();
    if (chance(0.35)) return blend(base, pick(cities));
    if (chance(0.1)) return `${base} & ${pick(pick(locales).last)}`;
    return chance(0.75) ? `${base} ${pick(COMPANY_ENDINGS)}` : `${base} ${pick(LEGAL)}`;
  }

  function organisation(): string {
    const roll = next();
    const [field, kind] = [pick(FIELDS), pick(KINDS)];
    if (roll < 0.12) return `University of ${town()}`;
    if (roll < 0.24)
      return `${town()} ${pick(['University', 'College', 'Hospital', 'High School', 'Museum', 'Symphony Orchestra', 'Opera', 'Zoo'])}`;
    if (roll < 0.34)
      return `${pick(['Institute', 'Center', 'Centre', 'Society', 'Agency', 'Council', 'Ministry'])} ${pick(['for', 'of'])} ${field}`;
    if (roll < 0.44)
      return `${pick(['National', 'International', 'European', 'African', 'World', 'Royal', 'Federal', 'Central', 'American', 'Asian'])} ${field} ${kind}`;
    if (roll < 0.54) return `${town()} ${field} ${kind}`;
    if (roll < 0.62)
      return `${pick(countries)} ${pick(['Football', 'Cricket', 'Athletics', 'Olympic', 'Red Cross', 'Medical', 'Bar', 'Teachers', 'Farmers'])} ${pick(['Association', 'Federation', 'Committee', 'Society', 'Union'])}`;
    if (roll < 0.72) return `${field} ${kind}`;
    if (roll < 0.8)
      return `${pick(['Association', 'Federation', 'Union', 'Confederation'])} of ${pick(countries)} ${pick(['Workers', 'Teachers', 'Journalists', 'Industries', 'Nurses', 'Farmers'])}`;
    if (roll < 0.9)
      return `${pick(pick(locales).last)} ${pick(['Foundation', 'Institute', 'Center', 'Gallery', 'Museum', 'School'])}`;
    return acronym();
  }

  function body(): string {
    const roll = next();
    if (roll < 0.55) return pick(bodies);
    if (roll < 0.7) return acronym();
    if (roll < 0.78) return `${pick(PARTIES)} Party`;
    if (roll < 0.86) return `Ministry of ${pick(FIELDS)}`;
    if (roll < 0.92) return `${pick(FIELDS)} Ministry`;
    return pick([
      `Bank of ${pick(countries)}`,
      `National Bank of ${pick(countries)}`,
      `Central Bank of ${pick(countries)}`,
      'Supreme Court',
      'Constitutional Court',
      'Central Bank',
      'Interior Ministry',
      'Foreign Ministry',
    ]);
  }

  function club(): string {
    if (chance(0.65)) return pick(clubs);
    const place = town();
    return pick([
      `${place} United`,
      `${place} City`,
      `FC ${place}`,
      `${place} FC`,
      `Dynamo ${place}`,
      `Real ${place}`,
      `${place} Town`,
      `Sporting ${place}`,
      `${place} Rovers`,
      `${place} Tigers`,
      `${place} Lions`,
    ]);
  }

  function event(): string {
    if (chance(0.4)) return pick(EVENTS);
    return pick([
      `${town()} ${pick(['Film Festival', 'Marathon', 'Open', 'Jazz Festival', 'Book Fair', 'Motor Show', 'Biennale'])}`,
      `${pick(demonyms)} ${pick(['Grand Prix', 'Open', 'Cup', 'Revolution', 'Civil War'])}`,
      `${pick(['World', 'European', 'African', 'Asian', 'Pan American'])} ${pick(['Athletics', 'Swimming', 'Figure Skating', 'Rowing', 'Chess', 'Junior'])} ${pick(['Championships', 'Championship', 'Cup', 'Games'])}`,
      `Battle of ${town()}`,
    ]);
  }

  const storm = () =>
    `${pick(['Hurricane', 'Typhoon', 'Cyclone', 'Tropical Storm', 'Storm'])} ${pick(pick(locales).given)}`;

  const work = () =>
    pick([
      `The ${pick(ADJECTIVES)} ${pick(NOUNS)}`,
      `${pick(ADJECTIVES)} ${pick(NOUNS)}`,
      `${pick(NOUNS)} of ${pick([...NOUNS, town()])}`,
      `One ${pick(NOUNS)} in ${pick([pick(NOUNS), town()])}`,
      `My ${pick(ADJECTIVES)} ${pick(NOUNS)}`,
    ]);

  const law = () =>
    pick([
      `${pick(FIELDS)} Act`,
      `${town()} ${pick(['Agreement', 'Accord', 'Protocol', 'Declaration', 'Convention'])}`,
      `Treaty of ${town()}`,
      `${pick(pick(locales).last)} ${pick(['Bill', 'Amendment', 'Doctrine'])}`,
    ]);

  const prize = () =>
    chance(0.5)
      ? `Nobel ${pick(['Peace Prize', 'Prize', 'Prize in Physics', 'Prize in Literature'])}`
      : `${pick(pick(locales).last)} ${pick(['Prize', 'Award', 'Medal'])}`;

  const region = () =>
    pick([
      `${town()} province`,
      `${town()} Province`,
      `${town()} County`,
      `${town()} district`,
      `${town()} Valley`,
      `${town()} Island`,
      town(),
      town(),
    ]);
  return {
    person,
    town,
    company,
    organisation,
    body,
    club,
    region,
    medium: () => pick(media),
    event,
    storm,
    work,
    law,
    prize,
    product: () => pick(products),
    country: () => pick(countries),
    people: () => pick(demonyms),
    pick,
    chance,
    int: (from: number, to: number) => from + Math.floor(next() * (to - from)),
  };
}
