import { join } from 'node:path';
import { openLog } from '../data-folder/open-log.ts';
import { environmentOf } from '../functions/environment-of.ts';
import type { FunctionDefinition } from '../functions/function-definition.ts';
import { FunctionPool } from '../functions/function-pool.ts';
import { FunctionProcess } from '../functions/function-process.ts';
import { RuntimeApi } from '../functions/runtime-api.ts';
import type { HostOptions } from '../host-options.ts';
import type { Addresses } from '../resources/wiring.ts';

/** The functions of a stack, by name. */
export type Functions = ReadonlyMap<string, FunctionPool>;

/** Opens a pool for each function. No process starts before it is needed. */
export async function openFunctions(
  definitions: readonly FunctionDefinition[],
  endpoint: string,
  addresses: Addresses,
  logsDir: string,
  { onLogLine, debug }: Pick<HostOptions, 'onLogLine' | 'debug'>,
  opened: AsyncDisposableStack,
): Promise<Functions> {
  const api = new RuntimeApi();
  await api.start();
  opened.defer(() => api.close());

  const openPool = (definition: FunctionDefinition) => {
    const { name, concurrency } = definition;
    const environment = environmentOf(definition, endpoint, addresses);
    const log = openLog(join(logsDir, `${name}.log`), name, onLogLine);
    const isDebugged = debug !== undefined && name.includes(debug.functionName);
    return new FunctionPool(
      isDebugged ? 1 : concurrency,
      (onExit) =>
        new FunctionProcess(definition, environment, api, log, onExit, isDebugged ? debug.port : undefined),
    );
  };
  const functions = new Map(definitions.map((definition) => [definition.name, openPool(definition)]));

  const end = () => endFunctions(functions);
  opened.defer(end);
  // A host that exits kills its functions here. The functions of a killed host find their standard input closed.
  process.once('exit', end);
  opened.defer(() => void process.off('exit', end));
  return functions;
}

/** Ends every process, busy or not, and waits until all are gone. */
export async function endFunctions(functions: Functions): Promise<void> {
  await Promise.all([...functions.values()].map((pool) => pool.close()));
}
