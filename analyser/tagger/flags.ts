/** The lists that contain a word, as bits. */
export const FLAG = {
  given: 1,
  surname: 2,
  city: 4,
  bigCity: 8,
  country: 16,
  region: 32,
  demonym: 64,
  organisation: 128,
  organisationWord: 256,
  placeWord: 512,
  eventWord: 1024,
  honorific: 2048,
  speech: 4096,
  lower: 8192,
  company: 16384,
  calendar: 32768,
  /** A longer name of a list begins with it. */
  opens: 65536,
  body: 1 << 18,
  club: 1 << 19,
  media: 1 << 20,
  figure: 1 << 21,
  product: 1 << 22,
  /** A common noun, where a language writes nouns with a capital. */
  noun: 1 << 23,
} as const;
