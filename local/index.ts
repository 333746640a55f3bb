export { describeCrash } from './describe-crash.ts';
export { connectClients, type HostClients } from './gateway/clients.ts';
export type { ServiceListener } from './gateway/start-gateway.ts';
export type { HostOptions } from './host-options.ts';
export { METRICS_PATH, type PrintedMetrics, type PrintedSeries, STACK_PATH } from './stack-path.ts';
export { type RunningHost, startHost } from './start-host.ts';
export { type Assembly, readAssembly } from './template/read-assembly.ts';
export { UnsupportedTemplateError } from './template/template.ts';
