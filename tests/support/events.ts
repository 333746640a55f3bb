/** Event factories: everything that a handler of this project is invoked with. */
export * from './lambda-events.ts';
export * from './s3-events.ts';
