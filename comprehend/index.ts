export { CONTROL_PATH, ENGINE_PATH } from './control.ts';
export { type ComprehendOptions, createComprehendHandler } from './create-comprehend-handler.ts';
export { type RunningComprehend, type StartOptions, startComprehend } from './start-comprehend.ts';
