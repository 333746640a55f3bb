/** Code pages whose label for TextDecoder is not `windows-` and their number. */
const CODE_PAGES: Readonly<Record<number, string>> = {
  866: 'ibm866',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  10000: 'macintosh',
  65001: 'utf-8',
};
/** The charsets of fonts, by their number. */
const FONTS: Readonly<Record<number, string>> = {
  77: 'macintosh',
  128: 'shift_jis',
  129: 'euc-kr',
  134: 'gbk',
  136: 'big5',
  161: 'windows-1253',
  162: 'windows-1254',
  163: 'windows-1258',
  177: 'windows-1255',
  178: 'windows-1256',
  186: 'windows-1257',
  204: 'windows-1251',
  222: 'windows-874',
  238: 'windows-1250',
};

/** A label that TextDecoder knows, for the number of a Windows code page. */
export function charsetOfCodePage(page: number): string {
  if (CODE_PAGES[page]) return CODE_PAGES[page];
  return page === 874 || (page >= 1250 && page <= 1258) ? `windows-${page}` : 'windows-1252';
}

/** A label that TextDecoder knows, for the charset of a font; undefined for the document's own. */
export function charsetOfFont(charset: number): string | undefined {
  return FONTS[charset];
}
