import type { MeasureAnswer, MeasureRequest } from '@copydesk/core/article/measured-file';
import { answerParent } from '@copydesk/core/runtime/answer-parent';
import { BoundedExtractor } from '../split/bounded-extractor.ts';
import { measureFile } from './measure-file.ts';

const extractor = new BoundedExtractor();

/** Measures one file after the other for the parent process. */
answerParent(answer);

async function answer(request: MeasureRequest): Promise<MeasureAnswer> {
  try {
    return { measured: await measureFile(request, { extractor }) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
