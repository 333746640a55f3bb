/**
 * JSON in the characters that SQS takes: tab, line feed, carriage return, and U+0020 up, but for surrogates and the
 * noncharacters U+FFFE and U+FFFF. JSON.stringify escapes control characters and lone surrogates already.
 *
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 */
export function encodeMessage(message: unknown): string {
  return JSON.stringify(message).replace(
    /[\uFFFE\uFFFF]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16)}`,
  );
}
