import type { Language } from '@copydesk/core/article/language';
import { MAX_BATCH_DOCUMENTS } from '@copydesk/core/article/limits';
import type { Document } from './detector.ts';

/** Groups documents by language, in calls as full as the service takes. */
export function packCalls(documents: readonly Document[]): Document[][] {
  const calls: Document[][] = [];
  const open = new Map<Language, Document[]>();
  for (const document of documents) {
    let call = open.get(document.language);
    if (!call || call.length === MAX_BATCH_DOCUMENTS) {
      call = [];
      open.set(document.language, call);
      calls.push(call);
    }
    call.push(document);
  }
  return calls;
}
