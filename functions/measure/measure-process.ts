import type { MeasureAnswer, MeasureRequest } from '@copydesk/core/article/measured-file';
import { BoundedExtractor } from '../split/bounded-extractor.ts';
import { measureFile } from './measure-file.ts';

const extractor = new BoundedExtractor();

/** Measures one file after the other for the parent process, and ends with it. */
process.on('message', async (request: MeasureRequest) => {
  process.send?.(await answer(request));
});

async function answer(request: MeasureRequest): Promise<MeasureAnswer> {
  try {
    return { measured: await measureFile(request, { extractor }) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
