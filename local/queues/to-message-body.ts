/**
 * JSON that SQS accepts as a message body. SQS rejects U+FFFE, U+FFFF and most control characters, and its emulators
 * reject characters outside the basic plane. JSON.stringify escapes the control characters. This escapes the rest.
 *
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 */
export function toMessageBody(message: unknown): string {
  return JSON.stringify(message).replace(
    /[\uD800-\uDFFF\uFFFE\uFFFF]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16)}`,
  );
}
