const ESCAPED: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };

/** Escapes a text for XML and for HTML. */
export function escapeXml(text: string): string {
  return text.replace(/[<>&"]/g, (character) => ESCAPED[character] ?? character);
}
