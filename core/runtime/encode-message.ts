/**
 * Encodes a message as JSON in characters that every queue takes. SQS rejects U+FFFE, U+FFFF and most control characters.
 * Emulators of SQS also reject characters outside the basic plane. JSON.stringify escapes control characters; this function
 * escapes the two noncharacters and all surrogates, in pairs or alone. JSON.parse decodes all of them.
 *
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 */
export function encodeMessage(message: unknown): string {
  return JSON.stringify(message).replace(
    /[\uD800-\uDFFF\uFFFE\uFFFF]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16)}`,
  );
}
