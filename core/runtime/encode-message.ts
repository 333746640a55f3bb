/**
 * JSON in the characters that every queue takes. SQS refuses U+FFFE, U+FFFF and most control characters; emulators of
 * it refuse what is outside the basic plane, too. JSON.stringify escapes control characters already; surrogates, in
 * pairs or alone, and the noncharacters are escaped here. JSON.parse gives all of them back.
 *
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 */
export function encodeMessage(message: unknown): string {
  return JSON.stringify(message).replace(
    /[\uD800-\uDFFF\uFFFE\uFFFF]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16)}`,
  );
}
