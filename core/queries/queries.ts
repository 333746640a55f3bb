import type { ArticleView } from '../store/article-reader.ts';
import type {
  ArticleEntities,
  BothPage,
  DayAnswer,
  DayStories,
  DayTrends,
  Failure,
  FoundNames,
  ListedArticle,
  MarkedText,
  NameCounts,
  NamedArticle,
  Page,
  ReceivedArticle,
  TimelinePage,
} from './answers.ts';
import type {
  AboutBothQuestion,
  AboutQuestion,
  ArticlesQuestion,
  FailuresQuestion,
  MostNamedQuestion,
  NamesQuestion,
  NeighboursQuestion,
  ReceivedQuestion,
  StoriesQuestion,
  TimelineQuestion,
  TrendsQuestion,
} from './questions.ts';

/** Every question that the table answers. The one way to read it for people: the command and the API have no other. */
export interface Queries {
  /** @param key the object's key in the bucket that the library was opened with */
  articleByKey(key: string): Promise<ArticleView | undefined>;
  articleById(articleId: string): Promise<ArticleView | undefined>;
  /** @returns undefined where no version of the article is published */
  textOf(articleId: string): Promise<MarkedText | undefined>;
  /** Articles by the date of publication, the newest first. */
  articles(question: ArticlesQuestion): Promise<Page<ListedArticle>>;
  /** As `articles`, with all entities of each. */
  entities(question: ArticlesQuestion): Promise<Page<ArticleEntities>>;
  /** Objects by the time received, the newest first. */
  received(question: ReceivedQuestion): Promise<Page<ReceivedArticle>>;
  failures(question: FailuresQuestion): Promise<Page<Failure>>;
  /** The newest first; each article once. */
  about(question: AboutQuestion): Promise<Page<NamedArticle>>;
  aboutBoth(question: AboutBothQuestion): Promise<BothPage>;
  timeline(question: TimelineQuestion): Promise<TimelinePage>;
  neighbours(question: NeighboursQuestion): Promise<NameCounts>;
  mostNamed(question: MostNamedQuestion): Promise<NameCounts>;
  /** @param day `2026-11-30`, UTC */
  day(day: string): Promise<DayAnswer>;
  stories(question: StoriesQuestion): Promise<DayStories>;
  trends(question: TrendsQuestion): Promise<DayTrends>;
  /** Names and aliases, as one types. */
  names(question: NamesQuestion): Promise<FoundNames>;
}
