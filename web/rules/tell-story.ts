interface Member {
  readonly key: string;
  readonly title: string;
  readonly language: string;
  readonly publisher?: string | undefined;
  readonly publishedAt: string;
}

/** A line of a story: who printed it when, and under which title, if it is another. */
interface StoryLine<M> {
  readonly at: string;
  readonly publishers: readonly string[];
  readonly other?: M | undefined;
}

/** The members of a story by time. Neighbours with the same title share a line. At most `most` lines. */
export function tellStory<M extends Member>(
  members: readonly M[],
  title: string,
  most = 5,
): readonly StoryLine<M>[] {
  const lines: (StoryLine<M> & { title: string })[] = [];
  for (const member of members.toSorted((a, b) => (a.publishedAt < b.publishedAt ? -1 : 1))) {
    const last = lines.at(-1);
    const publishers = member.publisher ? [member.publisher] : [];
    if (last?.title === member.title && last.at.slice(0, 16) === member.publishedAt.slice(0, 16)) {
      lines[lines.length - 1] = { ...last, publishers: [...new Set([...last.publishers, ...publishers])] };
      continue;
    }
    lines.push({
      at: member.publishedAt,
      title: member.title,
      publishers,
      ...(member.title !== title && { other: member }),
    });
  }
  return lines.slice(0, most);
}
