import { Rejection } from '@copydesk/core/article/errors';
import { decodeXML } from 'entities/decode';
import { keepKnownFacts, type ReadDocument } from '../document-facts.ts';
import { toInstant } from '../to-instant.ts';
import { rejectLongText } from './reject-long-text.ts';
import { unpackZip } from './unpack-zip.ts';

const DOCUMENT = 'word/document.xml';
const PROPERTIES = 'docProps/core.xml';
const APPLICATION = 'docProps/app.xml';
/** The elements that make up the text. Deleted text and field codes are in other elements. */
const TOKEN =
  /<w:t(?:\s[^<>]*)?>([^<]*)<\/w:t>|<w:pStyle\s[^<>]*w:val="([^"<>]*)"|<(w:tab|w:br|w:cr)(?:\s[^<>]*)?\/>|<(\/w:p|mc:Fallback|\/mc:Fallback)>/g;
/** The proofing language of the first words. */
const PROOFED_IN = /<w:lang\s[^<>]*w:val="([\w-]{2,35})"/;
const TITLE_STYLE = /^(?:title|titel|titre|titolo|título)$/i;

/**
 * Reads a Word document: its paragraphs, author, company, date and language. The title is the first paragraph in the title
 * style.
 *
 * @throws Rejection UNDECODABLE for a damaged archive, OBJECT_TOO_LARGE and TEXT_TOO_LONG if it unpacks to too much
 */
export function readDocx(bytes: Uint8Array): ReadDocument {
  const parts = unpackParts(bytes);
  const document = parts.get(DOCUMENT);
  if (!document) throw damaged(`it has no ${DOCUMENT}`);
  const body = new TextDecoder().decode(document);
  const { title, paragraphs } = readBody(body);
  const properties = new TextDecoder().decode(parts.get(PROPERTIES));
  const facts = keepKnownFacts({
    title,
    byline: property(properties, 'dc:creator'),
    publisher: property(new TextDecoder().decode(parts.get(APPLICATION)), 'Company'),
    publishedAt: toInstant(property(properties, 'dcterms:created')),
    language: property(properties, 'dc:language') ?? PROOFED_IN.exec(body)?.[1],
  });
  return { ...facts, paragraphs };
}

function unpackParts(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  try {
    return unpackZip(bytes, [DOCUMENT, PROPERTIES, APPLICATION]);
  } catch (error) {
    throw error instanceof Rejection ? error : damaged((error as Error).message);
  }
}

function readBody(xml: string): Pick<ReadDocument, 'title' | 'paragraphs'> {
  const paragraphs: string[] = [];
  let title: string | undefined;
  let open = '';
  let characters = 0;
  let isTitle = false;
  let isRepeated = false;
  for (const [, text, style, blank, mark] of xml.matchAll(TOKEN)) {
    if (mark === 'mc:Fallback' || mark === '/mc:Fallback') isRepeated = mark === 'mc:Fallback';
    else if (isRepeated) continue;
    else if (text !== undefined) open += decodeXML(text);
    else if (blank) open += blank === 'w:tab' ? ' ' : '\n';
    else if (style) isTitle ||= TITLE_STYLE.test(style);
    else {
      paragraphs.push(open);
      characters += open.length;
      rejectLongText(characters);
      if (isTitle && open.trim() !== '') title ??= open.trim();
      open = '';
      isTitle = false;
    }
  }
  return { ...(title && { title }), paragraphs };
}

function property(xml: string, name: string): string | undefined {
  const value = new RegExp(`<${name}(?:\\s[^<>]*)?>([^<]*)</${name}>`).exec(xml)?.[1];
  return (value && decodeXML(value).trim()) || undefined;
}

function damaged(why: string): Rejection {
  return new Rejection(
    'UNDECODABLE',
    `The object is a Word document, but damaged or cut short (${why}). Save it again and upload it`,
  );
}
