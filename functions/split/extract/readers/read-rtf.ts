import { Rejection } from '@copydesk/core/article/errors';
import { keepKnownFacts, type ReadDocument } from '../document-facts.ts';
import { toInstant } from '../to-instant.ts';
import { rejectLongText } from './reject-long-text.ts';
import { charsetOfCodePage, charsetOfFont } from './rtf-charsets.ts';

/** No writer nests groups deeper. */
const MAX_DEPTH = 500;
/** Groups whose text is not part of the article. A group that starts with `\*` is skipped too. */
const SILENT = new Set(
  'fonttbl colortbl stylesheet listtable listoverridetable revtbl rsidtbl pict object header headerl headerr headerf footer footerl footerr footerf footnote annotation fldinst themedata colorschememapping datastore latentstyles generator xmlnstbl filetbl bkmkstart bkmkend nonshppict'.split(
    ' ',
  ),
);
/** Facts in the document's properties. */
const PROPERTIES = new Set(['title', 'author', 'company']);
const CHARACTERS: Readonly<Record<string, string>> = {
  par: '\n\n',
  sect: '\n\n',
  page: '\n\n',
  row: '\n\n',
  line: '\n',
  cell: ' | ',
  tab: '\t',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: ' ',
  enspace: ' ',
  qmspace: ' ',
  '~': '\u00a0',
  _: '\u2011',
  '\\': '\\',
  '{': '{',
  '}': '}',
};
/** A brace, a control symbol or word with its number and the space behind it, a line end, or text. */
const TOKEN =
  /([{}])|\\(?:'([0-9a-fA-F]{2})|([a-zA-Z]{1,32})(-?\d{1,10})? ?|([^a-zA-Z]))|[\r\n]+|[^\\{}\r\n]+/g;

interface Group {
  readonly isSilent: boolean;
  /** The place to which text goes: the body, or a property. */
  readonly target: string;
  readonly charset: string;
  readonly isHidden: boolean;
  /** How many characters follow `\u` for programs that do not know it. */
  readonly fallback: number;
  readonly font: number;
}

/**
 * Reads Rich Text Format: the words without their formatting, each in the code page of its font or in Unicode. Pictures,
 * headers, footers, footnotes and hidden text are left out. It executes no field and opens no object.
 *
 * https://www.biblioscape.com/rtf15_spec.htm
 *
 * @throws Rejection UNDECODABLE for a document that is cut short
 */
export function readRtf(bytes: Uint8Array): ReadDocument {
  const { text, ...properties } = new RtfReader().read(Buffer.from(bytes).toString('latin1'));
  return {
    ...keepKnownFacts({
      title: properties.title?.trim(),
      byline: properties.author?.trim(),
      publisher: properties.company?.trim(),
      publishedAt: toInstant(properties.created),
    }),
    paragraphs: (text ?? '').split('\n\n').map((paragraph) => paragraph.replace(/(?: \| )+$/, '')),
  };
}

class RtfReader {
  readonly #found: Record<string, string[]> = { text: [] };
  readonly #fonts = new Map<number, string>();
  readonly #groups: Group[] = [];
  #group: Group = {
    isSilent: false,
    target: 'text',
    charset: 'windows-1252',
    isHidden: false,
    fallback: 1,
    font: 0,
  };
  #defaultCharset = 'windows-1252';
  /** Bytes in a code page. A character may have several. */
  #bytes: number[] = [];
  #toSkip = 0;
  #characters = 0;
  #isFontTable = false;
  #date: Record<string, number> = {};

  read(source: string): Record<string, string | undefined> {
    const token = new RegExp(TOKEN);
    for (let match = token.exec(source); match; match = token.exec(source)) {
      const [whole, brace, hex, word, number, symbol] = match;
      if (hex) this.#takeByte(Number.parseInt(hex, 16));
      else {
        this.#flush();
        if (brace === '{') this.#open();
        else if (brace === '}') this.#close();
        else if (word) {
          const value = number === undefined ? undefined : Number(number);
          if (word === 'bin') token.lastIndex += Math.max(0, value ?? 0);
          else this.#takeWord(word, value);
        } else if (symbol) this.#takeSymbol(symbol);
        else if (!/^[\r\n]/.test(whole)) this.#takeText(whole);
      }
      if (brace === '}' && this.#groups.length === 0) break;
    }
    this.#flush();
    if (this.#groups.length > 0)
      throw new Rejection(
        'UNDECODABLE',
        'The object is RTF, but cut short: a group has no end. Save it again and upload it',
      );
    const { yr, mo, dy, hr = 0, min = 0 } = this.#date;
    const two = (value: number | undefined) => String(value ?? 1).padStart(2, '0');
    return {
      ...Object.fromEntries(Object.entries(this.#found).map(([name, parts]) => [name, parts.join('')])),
      ...(yr && { created: `${yr}-${two(mo)}-${two(dy)}T${two(hr)}:${two(min)}` }),
    };
  }

  #open(): void {
    this.#groups.push(this.#group);
    if (this.#groups.length > MAX_DEPTH)
      throw new Rejection(
        'UNSUPPORTED_FORMAT',
        `The RTF nests more than ${MAX_DEPTH} groups. Upload its text alone`,
      );
  }

  #close(): void {
    const outer = this.#groups.pop();
    if (outer) this.#group = outer;
    if (this.#groups.length <= 1) this.#isFontTable = false;
  }

  #change(change: Partial<Group>): void {
    this.#group = { ...this.#group, ...change };
  }

  #takeWord(word: string, value: number | undefined): void {
    if (word === 'u' && value !== undefined) {
      this.#write(String.fromCharCode(value & 0xffff));
      this.#toSkip = this.#group.fallback;
    } else if (CHARACTERS[word] !== undefined) this.#write(CHARACTERS[word]);
    else if (SILENT.has(word)) {
      if (word === 'fonttbl') this.#isFontTable = true;
      this.#change({ isSilent: true });
    } else if (word === 'info' || word === 'creatim' || PROPERTIES.has(word)) this.#change({ target: word });
    else if (this.#group.target === 'creatim' && value !== undefined) this.#date[word] = value;
    else if (word === 'v') this.#change({ isHidden: value !== 0 });
    else if (word === 'plain') this.#change({ isHidden: false });
    else if (word === 'uc') this.#change({ fallback: Math.min(value ?? 1, 100) });
    else this.#takeCharset(word, value);
  }

  #takeCharset(word: string, value: number | undefined): void {
    if (word === 'mac') this.#change({ charset: 'macintosh' });
    if (value === undefined) return;
    if (word === 'ansicpg') {
      this.#defaultCharset = charsetOfCodePage(value);
      this.#change({ charset: this.#defaultCharset });
    } else if (word === 'f') {
      this.#change({ font: value, charset: this.#fonts.get(value) ?? this.#defaultCharset });
    } else if (word === 'fcharset' && this.#isFontTable) {
      const charset = charsetOfFont(value);
      if (charset) this.#fonts.set(this.#group.font, charset);
    }
  }

  #takeSymbol(symbol: string): void {
    if (symbol === '*') this.#change({ isSilent: true });
    else if (symbol === '\n' || symbol === '\r') this.#write('\n\n');
    else this.#write(CHARACTERS[symbol] ?? '');
  }

  #takeText(text: string): void {
    const shown = text.slice(this.#toSkip);
    this.#toSkip = Math.max(0, this.#toSkip - text.length);
    if (/[\x80-\xff]/.test(shown)) for (const character of shown) this.#takeByte(character.charCodeAt(0));
    else this.#write(shown);
  }

  #takeByte(byte: number): void {
    if (this.#toSkip > 0) this.#toSkip -= 1;
    else this.#bytes.push(byte);
  }

  #flush(): void {
    if (this.#bytes.length === 0) return;
    const text = new TextDecoder(this.#group.charset).decode(new Uint8Array(this.#bytes));
    this.#bytes = [];
    this.#write(text);
  }

  #write(text: string): void {
    const { isSilent, isHidden, target } = this.#group;
    if (isSilent || isHidden || text === '') return;
    this.#characters += text.length;
    rejectLongText(this.#characters);
    this.#found[target] ??= [];
    this.#found[target].push(text);
  }
}
