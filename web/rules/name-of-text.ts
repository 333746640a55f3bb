const MAX_CHARS = 60;

/** The name of the file that a pasted text becomes: its first line as a slug, and the time, so that no other text is replaced. */
export function nameOfText(text: string, now: Date): string {
  const line = text.trim().split('\n', 1)[0] ?? '';
  const slug = line
    .normalize('NFKD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+/, '');
  const short = [...slug].slice(0, MAX_CHARS).join('').replace(/-+$/, '');
  const time = now.toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
  return `${short || 'text'}-${time}.txt`;
}
