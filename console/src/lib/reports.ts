/** Where in a report a number stands, in the language of the user. */
import { t } from '../i18n';

const PARAGRAPH = /^paragraph (\d+)$/;
const TABLE = /^table (\d+)(?:, row (\d+))?$/;

/** `paragraph 7` or `table 4, row 3`, as the server tells it; anything else as it is. */
export function reportPlace(place: string | null): string {
  const paragraph = PARAGRAPH.exec(place ?? '');
  if (paragraph?.[1]) return t('reports.paragraph', { n: paragraph[1] });
  const table = TABLE.exec(place ?? '');
  if (table?.[1]) return table[2] ? t('reports.row', { n: table[1], row: table[2] }) : t('reports.table', { n: table[1] });
  return place ?? '';
}

/** Which of the names a department may be chosen by; each once, in order of the plan. */
export function leadsOf(clauses: { leads: { name: string }[] }[]): string[] {
  return [...new Set(clauses.flatMap((clause) => clause.leads.map((lead) => lead.name)))];
}
