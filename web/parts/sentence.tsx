import { pathOf } from '../rules/routes.ts';
import type { Part } from '../rules/sentence.ts';

/** A sentence with its names and keys. */
export const Sentence = ({ parts }: { parts: readonly Part[] }) => (
  <>
    {parts.map((part) => {
      if (typeof part === 'string') return part;
      if ('name' in part)
        return (
          <a href={pathOf({ view: 'name', name: part.name })}>
            <bdi>{part.shown}</bdi>
          </a>
        );
      if ('anchor' in part) return <a href={`#${part.anchor}`}>{part.shown}</a>;
      return (
        <bdi class="key" title={part.key}>
          {part.key}
        </bdi>
      );
    })}
  </>
);
