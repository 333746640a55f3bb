import type { ComprehendService } from './comprehend-service.ts';
import { parseSettings, SettingsError } from './settings.ts';

/** The path at which the endpoint names the engine behind it, as `{ name, version }`. Amazon Comprehend has no such path. */
export const ENGINE_PATH = '/_copydesk/engine';
/** The path of the control interface. The service itself has the path `/` only. */
export const CONTROL_PATH = '/_copydesk/comprehend';

export interface ControlReply {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/**
 * Handles a control request. GET reads settings and usage. PUT replaces the settings; a missing field returns to its value
 * at the start. DELETE resets everything, usage and quotas included.
 */
export function control(service: ComprehendService, method: string, body: string): ControlReply {
  if (method === 'PUT') {
    try {
      service.settings = parseSettings(JSON.parse(body === '' ? '{}' : body), service.initialSettings);
    } catch (error) {
      if (error instanceof SettingsError || error instanceof SyntaxError) {
        return { status: 400, body: { error: error.message } };
      }
      throw error;
    }
  } else if (method === 'DELETE') {
    service.settings = service.initialSettings;
    service.reset();
  } else if (method !== 'GET') {
    return {
      status: 405,
      body: {
        error: `${method} is not supported here: GET reads, PUT replaces the settings, DELETE resets everything.`,
      },
    };
  }
  return { status: 200, body: { settings: service.settings, usage: service.meter.read() } };
}
