export { cutSentences, type SentenceSpan } from './cut-sentences.ts';
