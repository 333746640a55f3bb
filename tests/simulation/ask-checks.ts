import { foldName } from '../../core/article/names/fold-name.ts';
import type { Queries } from '../../core/queries/queries.ts';
import { type Records, shownOf } from './article-records.ts';

/** What readers see of an article at one time; nothing of it where no generation is published. */
interface Shown {
  readonly generation: string;
  readonly publishedAt: string;
  readonly title: string;
  readonly names: ReadonlySet<string>;
}
type State = Shown | undefined;

/** Checks the answers about a name against what was published of each article while the reader asked. */
export class AskChecks {
  /** The states of each article so far, by its id. */
  readonly #states = new Map<string, State[]>();
  /** Questions so far. */
  asked = 0;

  see(articleId: string, records: Records): void {
    const states = this.#states.get(articleId) ?? [undefined];
    this.#states.set(articleId, states);
    const { head, card, entities } = shownOf(records);
    if (states.at(-1)?.generation === head?.published) return;
    states.push(
      head?.published === undefined || !card
        ? undefined
        : {
            generation: head.published,
            publishedAt: card.publishedAt,
            title: card.title,
            names: new Set(entities.map(({ canonical }) => foldName(canonical))),
          },
    );
  }

  /**
   * Asks which articles name something, while the stages run.
   *
   * @throws Error if an article is missing that named it all the time, or is in the answer and never named it, or is there twice
   */
  async ask(name: string, queries: Pick<Queries, 'about'>): Promise<void> {
    const from = new Map([...this.#states].map(([id, states]) => [id, states.length - 1]));
    const { items } = await queries.about({ name });
    this.asked++;
    if (new Set(items.map(({ articleId }) => articleId)).size < items.length)
      throw new Error(`An article is twice in the answer about ${name}`);
    for (const [articleId, states] of this.#states) {
      const during = states.slice(from.get(articleId) ?? 0);
      const answer = items.find((item) => item.articleId === articleId);
      const names = (state: State) => state?.names.has(foldName(name)) ?? false;
      if (answer && !during.some((state) => names(state) && state?.title === answer.title))
        throw new Error(`The answer about ${name} has "${answer.title}", which was not published meanwhile`);
      // Between two requests, an article may move from dates that are yet to be read to dates that were.
      const isMoved = new Set(during.map((state) => state?.publishedAt)).size > 1;
      if (!answer && !isMoved && during.every(names))
        throw new Error(`The answer about ${name} lacks ${during[0]?.generation} of ${articleId}`);
    }
  }
}
