/** Where thresholds come from, in the language of the reader. */
import { language } from '../i18n';

/** A clause in both languages is `中文 | English`; a bare citation stands alone. */
export function clauseText(clause: string): string {
  const at = clause.indexOf(' | ');
  if (at < 0) return clause;
  return language.value === 'zh' ? clause.slice(0, at) : clause.slice(at + 3);
}
