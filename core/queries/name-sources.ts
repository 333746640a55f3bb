import type { EntityType } from '../article/analysis.ts';
import type { Aliases } from '../article/names/aliases.ts';
import { listMeanings, resolveName } from '../article/names/resolve-name.ts';
import { QueryError } from './query-error.ts';

/** Where the rows of a name are. */
export interface NameSource {
  readonly folded: string;
  /** Only rows of this type are meant: an owner's alias gives the name to one type. */
  readonly type?: EntityType;
}

/**
 * The places of the rows that a typed name means. There is one, unless an owner's aliases give the name another meaning in
 * some types. Then each of those has rows of its own.
 *
 * @throws QueryError for a name without letters, and for one that the owner hides
 */
export function sourcesOf(
  name: string,
  aliases?: Aliases,
  type?: EntityType,
): readonly [NameSource, ...NameSource[]] {
  const { folded, isHidden } = resolveName(name, aliases, type);
  if (folded === '') throw new QueryError('The name is empty. Write a name, as "Iran" or "European Union"');
  if (isHidden)
    throw new QueryError(
      `The aliases hide ${name}, so that articles keep no rows for it. Take it off the hidden names, deploy, and run ` +
        'copydesk backfill',
    );
  if (type) return [{ folded }];
  const [, ...others] = listMeanings(name, aliases);
  return [
    { folded },
    ...others.flatMap(({ folded, types = [], isHidden }) =>
      isHidden ? [] : types.map((type) => ({ folded, type })),
    ),
  ];
}
