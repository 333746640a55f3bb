import { fill, type HostileObject, object } from './hostile-object.ts';

export const MARKDOWN_OBJECTS: readonly HostileObject[] = [
  object('Markdown of brackets', 'passages', () => `# Harbour\n\n${fill('[', 100_000)}`),
  object('Markdown of links never closed', 'passages', () => `# Harbour\n\n${fill('[a](', 100_000)}`),
  object('Markdown of stars', 'passages', () => `# Harbour\n\n${fill('*a **b ', 100_000)}`),
  object('Markdown of quotations', 'passages', () => `# Harbour\n\n${fill('> ', 200_000)}x`),
  object(
    'Markdown of lists in lists',
    'passages',
    () => `# Harbour\n\n${Array.from({ length: 400 }, (_, i) => `${'  '.repeat(i)}- a`).join('\n')}`,
  ),
  object('Markdown of stars within words', 'passages', () => `# Harbour\n\n${fill('*a_b', 290_000)}`),
  object('Markdown of strong text never closed', 'passages', () => `# Harbour\n\n${fill('**a', 290_000)}`),
  object('Markdown of one long list', 'passages', () => `# Harbour\n\n${fill('- a\n', 290_000)}`),
  object('Markdown of one-word quotations', 'passages', () => `# Harbour\n\n${fill('> a\n\n', 290_000)}`),
  object('Markdown of backticks', 'passages', () => `# Harbour\n\n${fill('`a ``b ', 100_000)}`),
  object('Markdown of tags', 'passages', () => `# Harbour\n\n${fill('<a ', 200_000)}`),
  object(
    'Markdown of references',
    'passages',
    () =>
      `# Harbour\n\n${Array.from({ length: 20_000 }, (_, i) => `[a${i}]: x`).join('\n')}\n\n${fill('[a1] ', 100_000)}`,
  ),
  object(
    'a megabyte of Markdown',
    'passages',
    () => `# Harbour\n\n${fill('Ships **came** from [the port](http://x.example) today.\n\n', 900_000)}`,
  ),
];
