import { describe, expect, it } from 'vitest';
import { loadAnalyser } from '../../analyser/analyser.ts';
import type { EntityTypeName } from '../../analyser/found.ts';

const analyser = await loadAnalyser();
const NAMES: readonly EntityTypeName[] = ['PERSON', 'LOCATION', 'ORGANIZATION', 'OTHER', 'COMMERCIAL_ITEM'];
const LETTER = { PERSON: 'P', LOCATION: 'L', ORGANIZATION: 'O' } as Partial<Record<EntityTypeName, string>>;

/** The names of a text, each behind the first letter of its type. */
const namesOf = (text: string) =>
  analyser
    .entities(text)
    .filter(({ type }) => NAMES.includes(type))
    .map(({ type, text: name }) => `${LETTER[type] ?? type} ${name.replace(/\s+/g, ' ')}`);

type Row = [text: string, names: string[]];

describe('labels, which are no names', () => {
  it.each<Row>([
    ['READ MORE: Ferry talks resume after the strike', []],
    ['WATCH: the mayor answers questions from reporters', []],
    ['RELATED: how grain came to the north', []],
    ['LISTEN - our podcast on ports and their people', []],
    ['SUBSCRIBE - get the morning letter in your inbox', []],
    ['FILE PHOTO: Mayor Ilse Brandt walks in Bergen.', ['P Ilse Brandt', 'L Bergen']],
    ['CORRECTION: An earlier version misspelled a word.', []],
    ['FYI - for tomorrow. Please run.', []],
    ['Photo\n\nListen\n\nRead more\n\nSubscribe to our newsletter\n\nRelated', []],
    ['The mayor of Bergen left.\n\nSent from my iPhone', ['L Bergen']],
  ])('%s', (text, names) => {
    expect(namesOf(text)).toEqual(names);
  });
});

describe('the speakers of a transcript', () => {
  it.each<Row>([
    [
      'ANDERSON COOPER, HOST: Senator, thank you.\n\nSEN. WARREN HOLT (D): Thank you, Anderson.\n\nCOOPER: Why?\n\nUNIDENTIFIED FEMALE: Time is up.',
      ['P ANDERSON COOPER', 'P WARREN HOLT', 'P Anderson', 'P COOPER'],
    ],
    ['MS. BRANDT: We will not sell.\n\nTHE COURT: Sustained.\n\nQ: Why?', ['P BRANDT']],
    [
      'Brandt: We will not sell.\nKlein: That is wrong.\n\nIlse Brandt and Robert Klein met.',
      ['P Brandt', 'P Klein', 'P Ilse Brandt', 'P Robert Klein'],
    ],
    [
      'Tonight: Larry King and guests.\n\nLARRY KING: Hello.\n\nKING: What now?\n\nJUDGE: Order.\n\nJUDGE: Order!',
      ['P Larry King', 'P LARRY KING', 'P KING'],
    ],
    ['OSLO: rain.\n\nBERGEN: sun.\n\nOSLO: wind.', ['L OSLO', 'L BERGEN', 'L OSLO']],
  ])('%s', (text, names) => {
    expect(namesOf(text)).toEqual(names);
  });
});

describe('datelines and credits', () => {
  it.each<Row>([
    ['Johannesburg - Police arrested two miners after a strike.', ['L Johannesburg']],
    ['Bergen — The harbour board voted to close the terminal.', ['L Bergen']],
    ['(Editing by Mark Heinrich)', ['P Mark Heinrich']],
    [
      'Editing by Kofi Adu; Reporting by Jane Doe and Liu Wei in Oslo',
      ['P Kofi Adu', 'P Jane Doe', 'P Liu Wei', 'L Oslo'],
    ],
    ['Photo: Anna Lee/Getty Images', ['P Anna Lee', 'O Getty Images']],
    ['The song was produced by Max Matsuura. The video followed.', ['P Max Matsuura']],
  ])('%s', (text, names) => {
    expect(namesOf(text)).toEqual(names);
  });
});

describe('peoples', () => {
  it.each<Row>([
    ['The Nicaraguan president met Costa Rican farmers.', ['OTHER Nicaraguan', 'OTHER Costa Rican']],
    [
      'A Papua New Guinean diplomat met Sri Lankan officials.',
      ['OTHER Papua New Guinean', 'OTHER Sri Lankan'],
    ],
    ['North Korean leader Kim Jong Un left.', ['OTHER North Korean', 'P Kim Jong Un']],
    [
      'A New Zealander met two Emiratis and South Koreans.',
      ['OTHER New Zealander', 'OTHER Emiratis', 'OTHER South Koreans'],
    ],
    ['Sri Lankan Airlines declined.', ['O Sri Lankan Airlines']],
    ['The Kenyan Foreign Ministry declined.', ['O Kenyan Foreign Ministry']],
  ])('%s', (text, names) => {
    expect(namesOf(text)).toEqual(names);
  });
});

describe('brands that end in ’s', () => {
  it.each<Row>([
    ["Moody's cut the rating of McDonald's on Monday.", ["O Moody's", "O McDonald's"]],
    ['Sainsbury’s and Levi’s rose, and Macy’s fell.', ['O Sainsbury’s', 'O Levi’s', 'O Macy’s']],
    ["Lloyd's of London and Christie's declined.", ["O Lloyd's of London", "O Christie's"]],
    ["She ate McDonald's fries.", ["O McDonald's"]],
    ["Anna McDonald's house burned. McDonald's lawyer wept.", ['P Anna McDonald', 'P McDonald']],
    ["Anna McDonald ate McDonald's fries.", ['P Anna McDonald', "O McDonald's"]],
    ["Levi's mother wept. Levi Olsen is dead.", ['P Levi', 'P Levi Olsen']],
    ["Norvale's said it will close. Customers at Norvale's wept.", ["O Norvale's", "O Norvale's"]],
  ])('%s', (text, names) => {
    expect(namesOf(text)).toEqual(names);
  });
});

describe('surnames that are words or months', () => {
  it.each<Row>([
    [
      'Theresa May to step down\n\nTheresa May will step down. Mrs May spoke. "I have done all I can," May told reporters. The vote is due in May 2027.',
      ['P Theresa May', 'P Theresa May', 'P May', 'P May'],
    ],
    ['Theresa May left in May. In May, May said she may go. It ends on May 3.', ['P Theresa May', 'P May']],
    ['Kate March won. March said so. They meet in March. The march ended.', ['P Kate March', 'P March']],
    ['Bob Hope sang. Hope said he had no hope.', ['P Bob Hope', 'P Hope']],
    ['George Bush won. The bush burned. Bush told reporters.', ['P George Bush', 'P Bush']],
    ['They meet in May. May is warm.', []],
  ])('%s', (text, names) => {
    expect(namesOf(text)).toEqual(names);
  });
});

describe('names across marks and line ends', () => {
  it.each<Row>([
    [
      'Ilse Bran\u00ADdt met Ro\u200Bbert Klein in Ber\u00ADgen.',
      ['P Ilse Bran\u00ADdt', 'P Ro\u200Bbert Klein', 'L Ber\u00ADgen'],
    ],
    [
      'The harbour board of Bergen voted\non Tuesday to close the terminal,\nsaid the mayor, Ilse\nBrandt, and the head of the World\nBank in Norway.',
      ['L Bergen', 'P Ilse Brandt', 'O World Bank', 'L Norway'],
    ],
  ])('%j', (text, names) => {
    expect(namesOf(text)).toEqual(names);
  });

  it('have the offsets of the text with its marks', () => {
    const text = '\uFEFFMa\u00ADyor Ilse Bran\u00ADdt\u200B left \u200BBergen.';
    for (const { begin, end, text: name } of analyser.entities(text))
      expect(text.slice(begin, end)).toBe(name);
    expect(analyser.entities(text).map(({ text: name }) => name)).toEqual(['Ilse Bran\u00ADdt', 'Bergen']);
  });
});
