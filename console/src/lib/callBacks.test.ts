import { describe, expect, it } from 'vitest';
import { callFields, RESULTS } from './callBacks';

describe('a call', () => {
  it('is entered with what was answered', () => {
    expect(callFields({ result: 'ok', solved: 'no', satisfied: 2 })).toEqual({ contact_result: 'ok', solved: 'no', satisfied: '2' });
  });

  it('that reached nobody says nothing, whatever was ticked before', () => {
    for (const result of RESULTS.filter((one) => one !== 'ok'))
      expect(callFields({ result, solved: 'yes', satisfied: 5 })).toEqual({ contact_result: result, solved: 'unknown', satisfied: 'unknown' });
  });

  it('does not make up what was left out', () => {
    expect(callFields({ result: 'ok', solved: null, satisfied: null })).toEqual({ contact_result: 'ok', solved: 'unknown', satisfied: 'unknown' });
  });
});
