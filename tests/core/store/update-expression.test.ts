import { describe, expect, it } from 'vitest';
import { conditionOf, listConditionClauses } from '../../../core/store/conditions.ts';
import { updateOf } from '../../../core/store/update-expression.ts';

describe('an update', () => {
  it('sets what has a value, and removes what has none', () => {
    expect(updateOf({ status: 'ENRICHED', draft: undefined, count: 0 }, ['published'])).toEqual({
      UpdateExpression: 'SET #status = :status, #count = :count REMOVE #draft, #published',
      ExpressionAttributeNames: {
        '#status': 'status',
        '#count': 'count',
        '#draft': 'draft',
        '#published': 'published',
      },
      ExpressionAttributeValues: { ':status': 'ENRICHED', ':count': 0 },
    });
  });

  it('names no section that has nothing in it: DynamoDB refuses an empty one', () => {
    expect(updateOf({ a: 1 }).UpdateExpression).toBe('SET #a = :a');
    expect(updateOf({ a: undefined }).UpdateExpression).toBe('REMOVE #a');
  });
});

describe('a condition', () => {
  it('joins its clauses, and carries the values that they compare with and no others', () => {
    const values = { generation: 'g', sequencer: 's', status: 'ENRICHED' };
    expect(conditionOf('overSeen', values)).toEqual({
      ConditionExpression: '#generation = :generation AND #sequencer = :sequencer',
      ExpressionAttributeNames: { '#generation': 'generation', '#sequencer': 'sequencer' },
      ExpressionAttributeValues: { ':generation': 'g', ':sequencer': 's' },
    });
    expect(conditionOf('overNothing')).not.toHaveProperty('ExpressionAttributeValues');
  });

  it('has each of its clauses listed for the mutation run', () => {
    for (const { condition } of listConditionClauses())
      expect(conditionOf(condition).ConditionExpression).toBeTruthy();
    expect(listConditionClauses()).toContainEqual({ condition: 'flip', clause: 'nothingPending' });
  });
});
