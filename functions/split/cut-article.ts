import type { Passage } from '@copydesk/core/article/passage';
import type { Head } from '@copydesk/core/store/items';
import { cutAsPlanned } from './cut-as-planned.ts';
import type { Deployment } from './decide-event.ts';
import { passageSizeOf, planPassages } from './plan-passages.ts';

/**
 * Cuts an article into the passages of a new generation. They keep the breaks of the version before where they can:
 * passages that did not change were billed already, and the cache still has their analyses.
 *
 * @param head of the version before; undefined where there is none
 */
export function cutArticle(text: string, head: Head | undefined, deployment: Deployment): Passage[] {
  const earlier = earlierPlanOf(head, deployment);
  const size = passageSizeOf(deployment.settings.targetChars);
  return (earlier && cutAsPlanned(text, earlier)) || planPassages(text, size, earlier);
}

/** The plan of the version before, where the cache would find its passages. */
function earlierPlanOf(
  head: Head | undefined,
  { settings, pipelineVersion }: Deployment,
): string | undefined {
  const isKept =
    settings.engine === 'comprehend' &&
    head?.pipelineVersion === pipelineVersion &&
    head.settings?.engine === settings.engine &&
    head.settings.targetChars === settings.targetChars;
  return isKept ? head.plan : undefined;
}
