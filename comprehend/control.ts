import type { ComprehendService } from './comprehend-service.ts';
import { parseSettings, SettingsError } from './settings.ts';

/** Where the endpoint is switched and read while it runs. No path of the service: it knows `/` alone. */
export const CONTROL_PATH = '/_copydesk/comprehend';

export interface ControlReply {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/**
 * GET reads settings and usage; PUT sets the settings, a field left out going back to what the endpoint was started
 * with; DELETE sets everything back, usage and quotas included.
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
      body: { error: `${method} means nothing here: GET reads, PUT sets, DELETE sets everything back.` },
    };
  }
  return { status: 200, body: { settings: service.settings, usage: service.meter.read() } };
}
