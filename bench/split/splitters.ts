import { RecursiveCharacterTextSplitter } from '@langchain/textsplitters';
import { split as splitSentences } from 'sentence-splitter';
import { planPassages } from '../../functions/split/plan-passages.ts';

/** Splits an article's text into documents for Comprehend. */
export interface Splitter {
  readonly name: string;
  cut(text: string): readonly string[] | Promise<readonly string[]>;
}

/** Set to no overlap, which would only add units. It drops the white space between its chunks and gives no offsets. */
const langchain = new RecursiveCharacterTextSplitter({ chunkSize: 1_000, chunkOverlap: 0 });

/** Ours first, then its peers. */
export const SPLITTERS: readonly Splitter[] = [
  { name: 'ours', cut: (text) => planPassages(text).map((passage) => passage.text) },
  { name: 'LangChain, 1,000 characters', cut: (text) => langchain.splitText(text) },
  {
    name: 'sentence-splitter',
    cut: (text) =>
      splitSentences(text)
        .filter(({ type }) => type === 'Sentence')
        .map(({ raw }) => raw),
  },
  // As in samples for Comprehend: each text up to a full stop is a document.
  { name: 'one document per sentence', cut: (text) => text.split(/(?<=[.!?])\s+/) },
];
