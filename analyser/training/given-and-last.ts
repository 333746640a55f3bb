import { allLocales } from '@faker-js/faker';

/** People's names of one language. */
export interface NameFamily {
  readonly given: readonly string[];
  readonly last: readonly string[];
  /** The family name comes first: "Kim Min-jun". */
  readonly isLastFirst: boolean;
}

const LATIN = /^\p{Lu}[\p{Script=Latin}’'-]{1,20}$/u;
/** The fewest names of a language. With fewer, each would be drawn too often. */
const MIN_NAMES = 20;

const family = (last: string, given: string, isLastFirst = false): NameFamily => ({
  last: last.split(' '),
  given: given.split(' '),
  isLastFirst,
});

/** Names that faker does not have in Latin letters or not at all. */
export const ROMANISED: readonly NameFamily[] = [
  family(
    'Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Gao Lin Luo Zheng Liang Xie Tang Feng',
    'Wei Fang Min Jing Lei Qiang Yan Xiaoming Jianguo Guofeng Meiling Yuhan Haoran Zhiyuan Xiuying Ruolan Bo Tao Jun',
    true,
  ),
  family(
    'Kim Lee Park Choi Jung Kang Cho Yoon Jang Lim Han Oh Seo Shin Kwon Hwang Ahn Song Ryu Hong',
    'Min-jun Seo-yeon Ji-hoon Hyun-woo Sang-hyun Eun-ji Soo-jin Dong-wook Young-ho Mi-kyung Jae-sung Chul-soo Yoo-na',
    true,
  ),
  family(
    'al-Masri al-Hashimi al-Tikriti Mansour Haddad Khoury Saleh Darwish Nasser Al-Thani Al-Otaibi Qasim Hamdan Shaheen Abadi el-Sayed Zaidi Barakat',
    'Ahmed Mohammed Mahmoud Omar Khalid Yusuf Fatima Layla Huda Tariq Samir Nabil Rania Bilal Hamza Zainab Ibrahim Abdullah',
  ),
  family(
    'Sato Suzuki Takahashi Tanaka Watanabe Ito Yamamoto Nakamura Kobayashi Kato Yoshida Yamada Sasaki Matsumoto Inoue Kimura Hayashi Shimizu Mori Abe Ogawa',
    'Hiroshi Kenji Yuki Takeshi Akiko Haruka Shinji Naoko Kazuo Masaru Yoko Daisuke Ayumi Makoto Tomoko Satoshi',
  ),
  family(
    'Ivanov Petrov Sidorov Kuznetsov Volkov Sokolov Lebedev Kozlov Novikov Morozov Pavlenko Shevchenko Kovalenko Bondarenko Tkachenko Melnyk Hrytsenko Danylyuk',
    'Sergei Dmitry Alexei Andrei Oleg Igor Oksana Olena Mykola Volodymyr Natalia Irina Svetlana Yuri Vladimir Taras Yulia Anatoly',
  ),
  family(
    'Sharma Verma Gupta Patel Reddy Nair Iyer Menon Chatterjee Mukherjee Das Khan Malik Qureshi Chaudhry Rahman Hossain Perera Fernando Silva Wickramasinghe Thapa Shrestha',
    'Amit Rahul Priya Sunita Rajesh Vikram Anjali Deepak Kavita Arun Faisal Asma Nadeem Shahid Nimal Kumari Bishnu Ramesh',
  ),
  family(
    'Okafor Adeyemi Nwosu Mensah Owusu Boateng Kamau Wanjiru Otieno Mwangi Dlamini Nkosi Ndlovu Moyo Banda Phiri Diop Ndiaye Traore Diallo Keita Tesfaye Bekele Haile Mukasa Nsubuga',
    'Chinedu Ngozi Kwame Ama Kofi Wanjiku Juma Thabo Sipho Nomsa Tendai Chipo Mamadou Aminata Ousmane Abebe Tigist Grace Moses',
  ),
  family(
    'Nguyen Tran Pham Hoang Vo Dang Wijaya Santoso Hidayat Nasution Siregar Tan Ismail Abdullah Razak Reyes Santos Bautista Garcia Suwannarat Chaiyasan',
    'Minh Anh Tuan Linh Hung Budi Agus Siti Dewi Rizal Ahmad Nurul Jose Maria Rodrigo Somchai Prasert Thuy',
  ),
];

/** Returns the names of faker's languages that use Latin letters. */
export const LISTED: readonly NameFamily[] = Object.values(allLocales)
  .map(({ person }) => ({
    given: stringsOf(person?.first_name).filter((name) => LATIN.test(name)),
    last: stringsOf(person?.last_name).filter((name) => LATIN.test(name)),
    isLastFirst: false,
  }))
  .filter(({ given, last }) => given.length > MIN_NAMES && last.length > MIN_NAMES);

/** Flattens faker's nested lists, including lists by gender. */
export function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value && typeof value === 'object' ? Object.values(value).flatMap(stringsOf) : [];
}
