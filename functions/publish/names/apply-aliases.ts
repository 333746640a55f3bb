import type { Aliases } from '@copydesk/core/article/names/aliases';
import type { NamedMention } from './named-mention.ts';

/** Gives each name the canonical name that the owner's aliases have for it. */
export function applyAliases(mentions: readonly NamedMention[], aliases?: Aliases): NamedMention[] {
  return mentions.map((mention) => ({
    ...mention,
    text: aliases?.find(mention.text, mention.type) ?? mention.text,
  }));
}
