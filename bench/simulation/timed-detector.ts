import type { Clock } from '../../core/runtime/clock.ts';
import type { Detection, Detector, Document } from '../../functions/enrich/detector.ts';

/** An engine in process. Its processor time on this machine passes on the virtual clock. */
export class TimedDetector implements Detector {
  readonly engine;
  readonly isBilled;
  readonly #detector: Detector;
  readonly #clock: Clock;

  constructor(detector: Detector, clock: Clock) {
    this.engine = detector.engine;
    this.isBilled = detector.isBilled;
    this.#detector = detector;
    this.#clock = clock;
  }

  async detect(documents: readonly Document[], deadline: number): Promise<readonly Detection[]> {
    const begin = process.cpuUsage();
    const detections = await this.#detector.detect(documents, deadline);
    const { user, system } = process.cpuUsage(begin);
    await this.#clock.sleep((user + system) / 1_000);
    return detections;
  }
}
