/** The errors that a client of these operations can receive, with the HTTP status of each. */
const STATUS = {
  // Common to all AWS JSON services; not in Comprehend's own model.
  UnknownOperationException: 400,
  SerializationException: 400,
  ValidationException: 400,
  ThrottlingException: 400,
  RequestEntityTooLargeException: 413,
  // Comprehend's own: https://docs.aws.amazon.com/comprehend/latest/APIReference/API_BatchDetectEntities.html#API_BatchDetectEntities_Errors
  InvalidRequestException: 400,
  TextSizeLimitExceededException: 400,
  UnsupportedLanguageException: 400,
  BatchSizeLimitExceededException: 400,
  ResourceUnavailableException: 400,
  TooManyRequestsException: 429,
  InternalServerException: 500,
} as const;
export type ServiceErrorName = keyof typeof STATUS;

/** The protocol's common errors name their text `message`, Comprehend's own `Message`. Clients read both. */
const SMALL_MESSAGE = new Set<ServiceErrorName>(['ValidationException', 'ThrottlingException']);

/** The two members of InvalidRequestException besides its message. */
interface InvalidRequest {
  readonly Reason: 'INVALID_DOCUMENT';
  readonly Detail: {
    readonly Reason: 'DOCUMENT_SIZE_EXCEEDED' | 'UNSUPPORTED_DOC_TYPE' | 'PAGE_LIMIT_EXCEEDED';
  };
}

/** An error answer, in the service's wire format. */
export class ServiceError extends Error {
  override readonly name: ServiceErrorName;
  readonly status: number;
  readonly #more: InvalidRequest | undefined;

  constructor(name: ServiceErrorName, message: string, more?: InvalidRequest) {
    super(message);
    this.name = name;
    this.status = STATUS[name];
    this.#more = more;
  }

  /** The response's body. */
  toWire(): Record<string, unknown> {
    return {
      __type: this.name,
      [SMALL_MESSAGE.has(this.name) ? 'message' : 'Message']: this.message,
      ...this.#more,
    };
  }
}
