/** What a call comes to, as the fields of the action it is entered as. */
export const RESULTS = ['ok', 'no_answer', 'refused', 'wrong_number'] as const;

export interface Answers {
  result: (typeof RESULTS)[number];
  solved: 'yes' | 'no' | null;
  /** 1 to 5. */
  satisfied: number | null;
}

/** Who was not reached has said nothing, whatever was ticked before. */
export function callFields({ result, solved, satisfied }: Answers): Record<string, string> {
  const reached = result === 'ok';
  return {
    contact_result: result,
    solved: (reached && solved) || 'unknown',
    satisfied: reached && satisfied !== null ? String(satisfied) : 'unknown',
  };
}
