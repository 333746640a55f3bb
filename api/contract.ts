import type { z } from '@hono/zod-openapi';
import type { Frozen } from './reply.ts';
import type * as articles from './schemas/articles.ts';
import type * as common from './schemas/common.ts';
import type * as days from './schemas/days.ts';
import type * as desk from './schemas/desk.ts';
import type * as names from './schemas/names.ts';
import type * as runs from './schemas/runs.ts';

/**
 * The types of the API's answers, for its clients. Nothing of this file is left at run time.
 */
type Of<Schema extends z.ZodType> = Frozen<z.output<Schema>>;

export type Sentiment = Of<typeof common.Sentiment>;
export type SentimentLabel = Of<typeof common.SentimentLabel>;
export type EntityType = Of<typeof common.EntityType>;
export type ArticleStatus = Of<typeof common.ArticleStatus>;
export type Reason = Of<typeof common.Reason>;
export type TextSpan = Of<typeof common.TextSpan>;

export type Article = Of<typeof articles.Article>;
export type ArticlePage = Of<typeof articles.ArticlePage>;
export type ArticleRecord = Of<typeof articles.ArticleRecord>;
export type ArticleText = Of<typeof articles.ArticleText>;
export type Entity = Of<typeof articles.Entity>;
export type Mark = Of<typeof articles.Mark>;
export type Passage = Of<typeof articles.PassageTone>;
export type Received = Of<typeof articles.Received>;
export type ReceivedPage = Of<typeof articles.ReceivedPage>;
export type Failure = Of<typeof articles.Failure>;
export type FailurePage = Of<typeof articles.FailurePage>;

export type About = Of<typeof names.About>;
export type NamedArticle = Of<typeof names.NamedArticle>;
export type Timeline = Of<typeof names.Timeline>;
export type TimelineStep = Of<typeof names.TimelineStep>;
export type Neighbours = Of<typeof names.Neighbours>;
export type NameCount = Of<typeof names.NameCount>;
export type FoundName = Of<typeof names.FoundName>;
export type NameList = Of<typeof names.NameList>;

export type Day = Of<typeof days.Day>;
export type DayName = Of<typeof days.DayName>;
export type Trends = Of<typeof days.Trends>;
export type Trend = Of<typeof days.Trend>;
export type Stories = Of<typeof days.Stories>;
export type Story = Of<typeof days.Story>;
export type ValueCount = Of<typeof days.ValueCount>;

export type Run = Of<typeof runs.Run>;
export type RunStep = Of<typeof runs.RunStep>;

export type Health = Of<typeof desk.Health>;
export type Stages = Of<typeof desk.Stages>;
export type StageState = Of<typeof desk.StageState>;
export type Search = Of<typeof desk.Search>;
export type SearchTitle = Of<typeof desk.SearchTitle>;
export type UploadRequest = Of<typeof desk.UploadRequest>;
export type Upload = Of<typeof desk.Upload>;
export type Problem = Of<typeof desk.Problem>;
