import type { Operation } from './operations.ts';
import { ServiceError } from './service-error.ts';

export interface DetectRequest {
  /** One text for a single call. Lone surrogates have become U+FFFD, as they do on the wire. */
  readonly texts: readonly string[];
  /** Absent for the operations that detect the language. */
  readonly language?: string;
}

/**
 * Parses the body of a call by the operation's shape. Like the service, it ignores members that the shape does not have.
 *
 * @throws ServiceError SerializationException for a body of other types; ValidationException for values that violate
 *   the shape's constraints (all of them in one message); an error that names the member for members of custom models
 */
export function parseRequest(operation: Operation, body: string): DetectRequest {
  const request = parseObject(body);
  if (operation.name === 'DetectEntities') refuseCustomModels(request);
  const violations: string[] = [];
  const texts = operation.batch
    ? readTexts(request.TextList, violations)
    : readText(request.Text, violations);
  const language =
    operation.languages.length > 0 ? readLanguage(request.LanguageCode, operation, violations) : undefined;
  if (violations.length > 0) {
    const count = violations.length === 1 ? '1 validation error' : `${violations.length} validation errors`;
    throw new ServiceError('ValidationException', `${count} detected: ${violations.join('; ')}`);
  }
  const wellFormed = texts.map((text) => text.toWellFormed());
  return language === undefined ? { texts: wellFormed } : { texts: wellFormed, language };
}

function parseObject(body: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = body === '' ? {} : JSON.parse(body);
  } catch {
    throw new ServiceError('SerializationException', 'The body is not valid JSON.');
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  throw wrongType(value, 'structure');
}

function readText(value: unknown, violations: string[]): string[] {
  const text = readString(value);
  if (text === undefined) violations.push(violation('Value null', 'text', 'Member must not be null'));
  else if (text === '') violations.push(violation('Value', 'text', AT_LEAST_ONE));
  return [text ?? ''];
}

function readTexts(value: unknown, violations: string[]): string[] {
  if (value === undefined || value === null) {
    violations.push(violation('Value null', 'textList', 'Member must not be null'));
    return [];
  }
  if (!Array.isArray(value)) throw wrongType(value, 'list');
  const texts = value.map(readString);
  if (texts.length === 0) violations.push(violation('Value', 'textList', AT_LEAST_ONE));
  if (texts.some((text) => text === undefined || text === '')) {
    const inner = texts.includes(undefined) ? 'Member must not be null' : AT_LEAST_ONE;
    violations.push(violation('Value', 'textList', `Member must satisfy constraint: [${inner}]`));
  }
  return texts.map((text) => text ?? '');
}

function readLanguage(value: unknown, { languages }: Operation, violations: string[]): string {
  const language = readString(value);
  if (language === undefined) {
    violations.push(violation('Value null', 'languageCode', 'Member must not be null'));
  } else if (!languages.includes(language)) {
    const set = `Member must satisfy enum value set: [${languages.join(', ')}]`;
    violations.push(violation('Value', 'languageCode', set));
  }
  return language ?? '';
}

const AT_LEAST_ONE = 'Member must have length greater than or equal to 1';

function violation(value: string, at: string, constraint: string): string {
  return `${value} at '${at}' failed to satisfy constraint: ${constraint}`;
}

/** @returns undefined if the member is absent or null */
function readString(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  throw wrongType(value, 'string');
}

function wrongType(value: unknown, wanted: string): ServiceError {
  if (Array.isArray(value)) return serialization('Start of list found where not expected.');
  if (typeof value === 'object' && value !== null) {
    return serialization('Start of structure or map found where not expected.');
  }
  const seen =
    value === null ? 'NULL' : typeof value === 'boolean' ? String(value).toUpperCase() : typeof value;
  return serialization(`${seen.toUpperCase()}_VALUE can not be converted to a ${wanted}.`);
}

const serialization = (message: string) => new ServiceError('SerializationException', message);

/** Members that only custom models read. Ignoring them would answer with another model than the caller asked for. */
function refuseCustomModels(request: Record<string, unknown>): void {
  if (request.EndpointArn !== undefined && request.EndpointArn !== null) {
    throw new ServiceError(
      'ResourceUnavailableException',
      'Custom entity recognizers do not exist at this local endpoint. Leave EndpointArn out to use the built-in model.',
    );
  }
  if (request.Bytes !== undefined && request.Bytes !== null) {
    throw new ServiceError(
      'InvalidRequestException',
      'Bytes is read by custom entity recognizers only, and this local endpoint has none. Send the text as Text.',
      { Reason: 'INVALID_DOCUMENT', Detail: { Reason: 'UNSUPPORTED_DOC_TYPE' } },
    );
  }
}
