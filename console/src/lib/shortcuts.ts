/** Which command a key press means. Pure, so that the rules can be tested without a browser. */
export type Command =
  | 'search'
  | 'help'
  | 'layers'
  | 'theme'
  | 'edit'
  | 'past'
  | 'now'
  | 'changes'
  | 'space'
  | 'underground'
  | 'go-map'
  | 'go-import'
  | 'go-datasets'
  | 'go-people'
  | 'go-review'
  | 'go-audit'
  | 'go-cases';

export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  /** Whether the press goes into a text field, where letters are text. */
  inText: boolean;
}

const SINGLE: Record<string, Command> = {
  '/': 'search',
  '?': 'help',
  l: 'layers',
  t: 'theme',
  e: 'edit',
  h: 'past',
  n: 'now',
  c: 'changes',
  d: 'space',
  u: 'underground',
};
const AFTER_G: Record<string, Command> = {
  m: 'go-map',
  i: 'go-import',
  d: 'go-datasets',
  p: 'go-people',
  r: 'go-review',
  a: 'go-audit',
  c: 'go-cases',
};

/** How long `g` waits for its second key. */
export const SEQUENCE_MS = 1200;

export class ShortcutReader {
  private prefixAt: number | null = null;

  /** The command of this press at `now` (milliseconds), or null. */
  read(press: KeyPress, now: number): Command | null {
    if (press.inText || press.ctrlKey || press.metaKey || press.altKey) return null;
    const afterG = this.prefixAt !== null && now - this.prefixAt <= SEQUENCE_MS;
    this.prefixAt = null;
    const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
    if (afterG && AFTER_G[key]) return AFTER_G[key];
    if (key === 'g') {
      this.prefixAt = now;
      return null;
    }
    return SINGLE[key] ?? null;
  }
}

/** The list shown by `?`: keys and the message that names what they do. */
export const SHORTCUT_LIST = [
  { keys: ['/'], message: 'shortcuts.search' },
  { keys: ['?'], message: 'shortcuts.help' },
  { keys: ['Esc'], message: 'shortcuts.close' },
  { keys: ['G', 'M'], message: 'shortcuts.map' },
  { keys: ['G', 'I'], message: 'shortcuts.import' },
  { keys: ['G', 'D'], message: 'shortcuts.datasets' },
  { keys: ['G', 'P'], message: 'shortcuts.people' },
  { keys: ['G', 'A'], message: 'shortcuts.audit' },
  { keys: ['G', 'C'], message: 'shortcuts.cases' },
  { keys: ['G', 'R'], message: 'shortcuts.review' },
  { keys: ['H'], message: 'shortcuts.past' },
  { keys: ['N'], message: 'shortcuts.now' },
  { keys: ['C'], message: 'shortcuts.changes' },
  { keys: ['L'], message: 'shortcuts.layers' },
  { keys: ['D'], message: 'shortcuts.space' },
  { keys: ['U'], message: 'shortcuts.underground' },
  { keys: ['E'], message: 'shortcuts.edit' },
  { keys: ['T'], message: 'shortcuts.theme' },
  { keys: ['←↑↓→'], message: 'shortcuts.arrows' },
  { keys: ['+ −'], message: 'shortcuts.plusMinus' },
] as const;
