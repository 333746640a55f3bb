import { ARCHIVE_OBJECTS } from './archive-objects.ts';
import { BINARY_OBJECTS } from './binary-objects.ts';
import type { HostileObject } from './hostile-object.ts';
import { JSON_OBJECTS } from './json-objects.ts';
import { MAIL_OBJECTS } from './mail-objects.ts';
import { MARKDOWN_OBJECTS } from './markdown-objects.ts';
import { MARKUP_OBJECTS } from './markup-objects.ts';
import { PDF_OBJECTS } from './pdf-objects.ts';
import { TABLE_OBJECTS } from './table-objects.ts';
import { TEXT_OBJECTS } from './text-objects.ts';

/** Objects that must end in passages or in the reason of a rejection, within bounded time and memory. */
export const CORPUS: readonly HostileObject[] = [
  ...TEXT_OBJECTS,
  ...MARKUP_OBJECTS,
  ...MARKDOWN_OBJECTS,
  ...JSON_OBJECTS,
  ...ARCHIVE_OBJECTS,
  ...BINARY_OBJECTS,
  ...PDF_OBJECTS,
  ...MAIL_OBJECTS,
  ...TABLE_OBJECTS,
];

/** Objects that the tests give to `npm run soak:hostile`, which splits each in a process of its own. */
export const SPLIT_ALONE: readonly string[] = ['a gzip bomb', '100,000 nested tags, closed', 'a PDF bomb'];
