import { vi } from 'vitest';

/** Runs a function as Lambda does, so that it prints metrics. @returns reads what it printed */
export function catchMetrics(): () => Record<string, unknown> {
  vi.stubEnv('AWS_LAMBDA_FUNCTION_NAME', 'function-1');
  const lines: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    lines.push(String(chunk));
    return true;
  });
  return () => {
    vi.mocked(process.stdout.write).mockRestore();
    vi.stubEnv('AWS_LAMBDA_FUNCTION_NAME', undefined);
    return Object.assign({}, ...lines.map((line) => JSON.parse(line)));
  };
}
