import {
  BatchDetectEntitiesCommand,
  BatchDetectKeyPhrasesCommand,
  BatchDetectSentimentCommand,
} from '@aws-sdk/client-comprehend';
import { billedUnits } from '../../core/article/usage.ts';

/** The names that the fake service finds. None is part of another, and no passage break falls into one. */
const PLACES = /\b(?:Arlon|Bruges|Chimay|Dinant|Eupen)\b/g;

/** A text with this word is refused at every attempt. */
export const REFUSED = 'unanalysable';

/** A text with this word fails while the service is `isFailing`, each time with another code. */
export const FAILING = 'overloading';

/** Codes that the service may send for one text. None of them is known to be permanent. */
const ITEM_ERRORS = [
  'InternalServerException',
  '500',
  '',
  'THROTTLING',
  'INTERNAL_SERVER_ERROR',
  'NeverSeen',
];

/** How often a text mentions each entity, by name. The reference model counts with it, too. */
export function countPlaces(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [name] of text.matchAll(PLACES)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** A fake Comprehend that answers by the text alone and counts what it bills. */
export class FakeComprehend {
  /** How often each analysis of each text was billed. */
  readonly bills = new Map<string, number>();
  units = 0;
  calls = 0;
  isFailing = false;
  readonly #failItem: () => boolean;
  #failures = 0;

  /** @param failItem whether the next text fails with a transient error */
  constructor(failItem: () => boolean) {
    this.#failItem = failItem;
  }

  execute(command: unknown): object {
    if (command instanceof BatchDetectEntitiesCommand) {
      return this.#answer('entities', command.input.TextList ?? [], (text) => ({
        Entities: findPlaces(text).map((place) => ({ ...place, Type: 'LOCATION' })),
      }));
    }
    if (command instanceof BatchDetectKeyPhrasesCommand) {
      return this.#answer('keyPhrases', command.input.TextList ?? [], (text) => ({
        KeyPhrases: findPlaces(text),
      }));
    }
    if (command instanceof BatchDetectSentimentCommand) {
      return this.#answer('sentiment', command.input.TextList ?? [], () => ({
        Sentiment: 'NEUTRAL',
        SentimentScore: { Positive: 0.1, Negative: 0.1, Neutral: 0.7, Mixed: 0.1 },
      }));
    }
    throw new Error('The fake Comprehend does not know this operation');
  }

  #answer(analysis: string, texts: readonly string[], find: (text: string) => object): object {
    if (texts.length < 1 || texts.length > 25) throw new Error(`A batch of ${texts.length} texts`);
    this.calls++;
    const ResultList: object[] = [];
    const ErrorList: object[] = [];
    texts.forEach((text, Index) => {
      if (text.includes(REFUSED))
        ErrorList.push({ Index, ErrorCode: 'InvalidRequestException', ErrorMessage: 'no' });
      else if ((this.isFailing && text.includes(FAILING)) || this.#failItem()) {
        const ErrorCode = ITEM_ERRORS[this.#failures++ % ITEM_ERRORS.length];
        ErrorList.push({ Index, ErrorCode, ErrorMessage: 'again' });
      } else {
        const bill = `${analysis}: ${text}`;
        this.bills.set(bill, (this.bills.get(bill) ?? 0) + 1);
        this.units += billedUnits(codePoints(text));
        ResultList.push({ Index, ...find(text) });
      }
    });
    return { $metadata: { requestId: `call-${this.calls}` }, ResultList, ErrorList };
  }
}

const findPlaces = (text: string) =>
  [...text.matchAll(PLACES)].map((match) => ({
    Text: match[0],
    Score: 0.9,
    BeginOffset: codePoints(text.slice(0, match.index)),
    EndOffset: codePoints(text.slice(0, match.index + match[0].length)),
  }));
const codePoints = (text: string) => [...text].length;
