import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../../../../functions/split/extract/extract-article.ts';

const extract = (text: string) => extractArticle(new TextEncoder().encode(text));

describe('an article in Markdown', () => {
  it('loses its marks and keeps its words', async () => {
    const source = [
      '# Harbour *opens*',
      'Ships **came** from [the port](https://example.org/a_b) today.\nThey left.',
      '> Quoted `words`',
      '- one\n- two',
      '| Ship | Crew |\n| --- | --- |\n| Ana | 5 |',
      '<div class="x">Inside &lt;b&gt;</div>',
      '<script>alert(1)</script>',
      '![a picture](x.png)',
    ].join('\n\n');
    expect(await extract(source)).toEqual({
      format: 'markdown',
      title: 'Harbour opens',
      text: [
        'Harbour opens',
        'Ships came from the port today. They left.',
        'Quoted words',
        'one',
        'two',
        'Ship | Crew\nAna | 5',
        'Inside &lt;b&gt;',
      ].join('\n\n'),
    });
  });

  it('takes title, author and date from front matter, and does not repeat the title', async () => {
    const source =
      '---\ntitle: "Harbour: open"\nauthor: Ana Marsh\ndate: 2026-11-24\ntags:\n  - port\n---\n\n# Harbour: open\n\nShips came.';
    expect(await extract(source)).toEqual({
      format: 'markdown',
      title: 'Harbour: open',
      byline: 'Ana Marsh',
      publishedAt: '2026-11-24T00:00:00.000Z',
      text: 'Harbour: open\n\nShips came.',
    });
  });

  it('takes its first line as the title if it does not start with a heading', async () => {
    const { title, text } = await extract('Ships came.\n\n**Many** of [them](http://x.org).');
    expect([title, text]).toEqual(['Ships came.', 'Ships came.\n\nMany of them.']);
  });

  it('keeps a hard line break', async () => {
    expect((await extract('# A\n\nOne  \nTwo')).text).toBe('A\n\nOne\nTwo');
  });
});
