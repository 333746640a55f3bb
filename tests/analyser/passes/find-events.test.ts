import { describe, expect, it } from 'vitest';
import { findEvents } from '../../../analyser/passes/find-events.ts';

describe('events by name', () => {
  it.each<[text: string, names: string[]]>([
    ['Hurricane Ida and Typhoon Mawar came ashore', ['Hurricane Ida', 'Typhoon Mawar']],
    ['The Battle of Lake Trasimene was lost', ['Battle of Lake Trasimene']],
    ['The World Rowing Championships in Linz', ['World Rowing Championships']],
    ['He won at the 2024 Summer Olympics.', ['2024 Summer Olympics']],
    ['since World War II and the Korean War', ['World War II', 'Korean War']],
    ['tickets for Super Bowl LVIII', ['Super Bowl LVIII']],
    ['The Cannes Film Festival opened', ['Cannes Film Festival']],
    ['a war, the War, Video Games and Mr Open', []],
    ['a hurricane came', []],
  ])('%s', (text, names) => {
    const found = findEvents(text);
    expect(found.map(({ text: name }) => name)).toEqual(names);
    for (const { begin, end, text: name } of found) expect(text.slice(begin, end)).toBe(name);
  });
});
