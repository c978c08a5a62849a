/** What to tell a person about something that went wrong. */
import { ApiProblem } from '../api/http';
import { t } from '../i18n';
import { faultHeadline, faultText } from './faults';

export function problemText(error: unknown): string {
  if (!(error instanceof ApiProblem)) return t('error.network');
  const { status, code, faults } = error;
  const headline = faultHeadline(code);
  if (status === 0) return t('error.network');
  if (status === 401) return t('error.session');
  if (status === 403) return headline ?? t('error.forbidden');
  if (status === 404) return t('error.notFound');
  if (status === 413) return t('error.tooLarge');
  if (status >= 500) return t('error.server', { code });
  const first = faults[0];
  return t('error.rejected', { problem: first ? faultText(first) : (headline ?? error.message) });
}

/** Whether somebody else cancelled it on purpose. */
export function isAborted(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
