// Compiled against the installed packages: each import must have its types.
import { type Analyser, loadAnalyser } from '@copydesk/analyser';
import { type RunningComprehend, startComprehend } from '@copydesk/comprehend';
import type { BackfillMessage } from '@copydesk/core/article/messages';
import { respondToBatch } from '@copydesk/core/runtime/respond-to-batch';
import { ArticleReader, type ArticleView } from '@copydesk/core/store/article-reader';
import { type RunningHost, startHost } from '@copydesk/local-stack';
import { cutSentences } from '@copydesk/sentences';

export type Used = [Analyser, RunningComprehend, BackfillMessage, ArticleView, RunningHost];
export const used = [loadAnalyser, startComprehend, respondToBatch, ArticleReader, startHost, cutSentences];
// @ts-expect-error: types are read, so what does not exist is noticed.
export const missing: Analyser['noSuchMethod'] = undefined;
