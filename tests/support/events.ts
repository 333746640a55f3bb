/** Event factories for everything that a handler is invoked with. */
export * from './lambda-events.ts';
export * from './s3-events.ts';
