/** What is shown of ledgers. */
import type { Ledger, LedgerAccount, LedgerKind, Posting } from '../api/ledgers';
import { text } from '../i18n';

/** An amount with its sign and a mark between the thousands, every place as it came. */
export function amountText(amount: string, unit = ''): string {
  const [whole = '0', places] = amount.replace('-', '').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const sign = amount.startsWith('-') ? '−' : '';
  return `${sign}${grouped}${places === undefined ? '' : `.${places}`}${unit ? ` ${unit}` : ''}`;
}

export function accountTitle(ledger: Pick<Ledger, 'accounts'>, code: string): string {
  const colon = code.indexOf(':');
  const kind = colon < 0 ? code : code.slice(0, colon);
  const title = text(ledger.accounts.find((one) => one.code === kind)?.title) || kind;
  return colon < 0 ? title : `${title} ${code.slice(colon + 1)}`;
}

export function kindTitle(ledger: Pick<Ledger, 'kinds'>, code: string): string {
  return text(ledger.kinds.find((one) => one.code === code)?.title) || code;
}

/** What the account got by a posting; below zero for what it gave. */
export function amountFor(posting: Posting, account: string): string {
  return posting.entries.find((line) => line.account === account)?.amount ?? posting.amount;
}

/** How an amount came about: quantity, unit and coefficient. */
export function reckoning(kind: LedgerKind | undefined, posting: Posting): string {
  const quantity = `${posting.quantity}${kind ? ` ${kind.unit}` : ''}`;
  return posting.coefficientFrom === null ? quantity : `${quantity} × ${posting.coefficient}`;
}

/** Postings that were taken back, by the number of the counter-entry among those shown. */
export function reversals(postings: Posting[]): Map<number, number> {
  return new Map(postings.flatMap((one) => (one.reverses === null ? [] : [[one.reverses, one.number] as const])));
}

/** What a person can post by hand: kinds that no register books, and that they may. */
export function postable(ledger: Ledger): LedgerKind[] {
  return ledger.kinds.filter((kind) => kind.mayPost && kind.register === '');
}

export function isHeld(ledger: Ledger, kind: string): boolean {
  return ledger.accounts.find((one) => one.code === kind)?.held ?? false;
}

/** Whether a posting of an account may be taken back by who looks. */
export function mayReverse(ledger: Ledger, posting: Posting, taken: Map<number, number>): boolean {
  const kind = ledger.kinds.find((one) => one.code === posting.kind);
  return posting.reverses === null && !taken.has(posting.number) && (kind?.mayReverse ?? false);
}

export const isOwing = (account: LedgerAccount): boolean => account.holder !== null && account.balance.startsWith('-');
