import { describe, expect, it } from 'vitest';
import { conditionOf, listConditionClauses } from '../../../core/store/conditions.ts';
import { updateOf } from '../../../core/store/update-expression.ts';

describe('an update', () => {
  it('sets attributes that have a value, and removes those that have none', () => {
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

  it('has no empty section, because DynamoDB refuses one', () => {
    expect(updateOf({ a: 1 }).UpdateExpression).toBe('SET #a = :a');
    expect(updateOf({ a: undefined }).UpdateExpression).toBe('REMOVE #a');
  });
});

describe('a condition', () => {
  it('joins its clauses and has only the values that they compare with', () => {
    const values = { generation: 'g', sequencer: 's', status: 'ENRICHED' };
    expect(conditionOf('overSeen', values)).toEqual({
      ConditionExpression: '#generation = :generation AND #sequencer = :sequencer',
      ExpressionAttributeNames: { '#generation': 'generation', '#sequencer': 'sequencer' },
      ExpressionAttributeValues: { ':generation': 'g', ':sequencer': 's' },
    });
    expect(conditionOf('overNothing')).not.toHaveProperty('ExpressionAttributeValues');
  });

  it('lists each of its clauses for the mutation run', () => {
    for (const { condition } of listConditionClauses())
      expect(conditionOf(condition).ConditionExpression).toBeTruthy();
    expect(listConditionClauses()).toContainEqual({ condition: 'flip', clause: 'nothingPending' });
  });
});
