import type { BundleMessage } from '@copydesk/core/article/messages';
import { continueBundle } from './continue-bundle.ts';
import { rereadBundle } from './reread-bundle.ts';
import { startBundle } from './start-bundle.ts';
import type { UnbundlePorts } from './unbundle-ports.ts';

/** Handles one message. The result is the same for any number of deliveries, in any order. */
export async function unbundle(message: BundleMessage, ports: UnbundlePorts): Promise<void> {
  switch (message.type) {
    case 'begin':
      return startBundle(message, ports);
    case 'go-on':
      return continueBundle(message, ports);
    case 'look-again':
      return rereadBundle(message, ports);
  }
}
