/** The console in domain words: what a person does and sees. Specs speak only this. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { ADMIN, ADMIN_PASSWORD, BASE } from './address';
import { openWindow, shot, textOf, type Locator, type Page, type Window, type WindowOptions } from './browser';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export { ADMIN, ADMIN_PASSWORD, BASE };

export interface Answer<T> {
  status: number;
  body: T;
  etag: string | null;
}

interface Listed {
  id: string;
  classCode: string;
  name: string;
}

export class Console {
  private constructor(
    readonly page: Page,
    private readonly window: Window,
  ) {}

  static async open(options: WindowOptions = {}): Promise<Console> {
    const window = await openWindow(BASE, options);
    return new Console(window.page, window);
  }

  /** A window in which the administrator is logged in. */
  static asAdmin(options: WindowOptions = {}): Promise<Console> {
    return Console.as(ADMIN, ADMIN_PASSWORD, options);
  }

  /** A window in which somebody is logged in. */
  static async as(name: string, password: string, options: WindowOptions = {}): Promise<Console> {
    const console = await Console.open(options);
    await console.visit('/login');
    await console.logIn(name, password);
    await console.page.waitForURL((url) => url.pathname !== '/login');
    return console;
  }

  /** No network from now on, or again: for the page and its workers alike. */
  cutOff(isCut: boolean): Promise<void> {
    return this.window.cutOff(isCut);
  }

  close(): Promise<void> {
    return this.window.close();
  }

  /** Errors that the page wrote or threw. */
  get complaints(): string[] {
    return this.window.complaints;
  }

  // Moving about

  /** Goes to a path and waits until the console has settled on a page, which may be another. */
  async visit(path: string): Promise<void> {
    await this.page.goto(path);
    await this.page.locator('#main').waitFor();
  }

  async reload(): Promise<void> {
    await this.page.reload();
  }

  path(): string {
    return new URL(this.page.url()).pathname;
  }

  url(): string {
    return this.page.url();
  }

  press(...keys: string[]): Promise<void> {
    return keys.reduce((before, key) => before.then(() => this.page.keyboard.press(key)), Promise.resolve());
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.type(text);
  }

  async click(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).first().click();
  }

  async follow(name: string): Promise<void> {
    await this.page.getByRole('link', { name, exact: true }).first().click();
  }

  async sees(text: string): Promise<void> {
    await this.page.getByText(text).first().waitFor();
  }

  async seesNot(text: string): Promise<void> {
    await this.page.getByText(text).first().waitFor({ state: 'hidden' });
  }

  /** Waits for the page of that title. */
  async seesPage(title: string): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
  }

  // Logging in

  async logIn(name: string, password: string): Promise<void> {
    await this.page.getByLabel('用户名', { exact: true }).fill(name);
    await this.page.getByLabel('密码', { exact: true }).fill(password);
    await this.page.locator('form button[type=submit]').click();
  }

  /** Logs in and waits for the answer. */
  async tryToLogIn(name: string, password: string): Promise<number> {
    const answer = this.page.waitForResponse((response) => response.url().endsWith('/api/session') && response.request().method() === 'POST');
    await this.logIn(name, password);
    return (await answer).status();
  }

  async alert(): Promise<string> {
    return textOf(this.page.getByRole('alert').first());
  }

  canLogIn(): Promise<boolean> {
    return this.page.locator('form button[type=submit]').isEnabled();
  }

  async logOut(): Promise<void> {
    await this.page.getByRole('button', { name: '用户菜单' }).click();
    await this.page.getByRole('menuitem', { name: '退出登录' }).click();
  }

  async changePassword(old: string, fresh: string): Promise<void> {
    await this.page.getByLabel('当前密码', { exact: true }).fill(old);
    await this.page.getByLabel('新密码', { exact: true }).fill(fresh);
    await this.page.getByLabel('再输一次新密码', { exact: true }).fill(fresh);
    await this.page.locator('form button[type=submit]').click();
  }

  // The map

  /** How many features of each class are drawn, once all tiles in sight are there. */
  async drawn(): Promise<Record<string, number>> {
    await this.page.locator('[data-drawn]').waitFor();
    await this.page.waitForTimeout(600);
    const text = await this.page.locator('[data-drawn]').getAttribute('data-drawn');
    return JSON.parse(text ?? '{}') as Record<string, number>;
  }

  /** Waits until what is drawn fits, and tells it. */
  async drawnWhen(fits: (drawn: Record<string, number>) => boolean): Promise<Record<string, number>> {
    let last: Record<string, number> = {};
    for (let n = 0; n < 30; n += 1) {
      last = await this.drawn();
      if (fits(last)) return last;
    }
    throw new Error(`The map never drew what was wanted; last: ${JSON.stringify(last)}`);
  }

  layer(classCode: string): Locator {
    return this.page.locator(`input[data-class="${classCode}"]`);
  }

  layers(): Promise<string[]> {
    return this.page.locator('input[data-class]').evaluateAll((all) => all.map((one) => one.getAttribute('data-class') ?? ''));
  }

  async filterLayers(text: string): Promise<void> {
    await this.page.getByLabel('筛选图层').fill(text);
  }

  async clickMap(x: number, y: number): Promise<void> {
    const box = await this.page.locator('canvas').boundingBox();
    if (!box) throw new Error('There is no map');
    await this.page.mouse.click(box.x + box.width * x, box.y + box.height * y);
  }

  /** Where the map looks: zoom, latitude, longitude. */
  mapPosition(): number[] {
    return new URL(this.page.url()).hash.replace('#', '').split('/').map(Number);
  }

  // Search

  async search(text: string): Promise<string[]> {
    await this.searchBox().fill(text);
    return this.results();
  }

  /** The names found, once the search for what was typed last has ended. */
  async results(): Promise<string[]> {
    await this.page.locator('[role=listbox][aria-busy=true]').waitFor({ state: 'attached', timeout: 2000 }).catch(() => undefined);
    await this.page.locator('[role=listbox][aria-busy=false]').waitFor({ state: 'attached' });
    return this.page.getByRole('option').locator('.name').allInnerTexts();
  }

  searchBox(): Locator {
    return this.page.getByRole('combobox', { name: '搜索城市对象' });
  }

  // The object card

  card(): Locator {
    return this.page.locator('article.card-pane');
  }

  async cardTitle(): Promise<string> {
    await this.card().getByRole('heading', { level: 2 }).waitFor();
    return textOf(this.card().getByRole('heading', { level: 2 }));
  }

  async cardFact(name: string): Promise<string> {
    return textOf(this.card().locator('.fact', { has: this.page.locator('dt', { hasText: name }) }).locator('dd').first());
  }

  field(label: string): Locator {
    return this.page.locator('form').getByLabel(label, { exact: false }).first();
  }

  // Imports

  async chooseFile(name: string, content: string | Buffer): Promise<void> {
    await this.page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/geo+json', buffer: Buffer.from(content) });
  }

  async importState(): Promise<string> {
    return textOf(this.page.locator('.run .state .chip').first());
  }

  async importEnds(): Promise<string> {
    await this.page.locator('.run .state .chip', { hasText: /^(已完成|失败|已取消)$/ }).waitFor({ timeout: 60_000 });
    return this.importState();
  }

  async count(kind: 'read' | 'imported' | 'unchanged' | 'refused'): Promise<number> {
    return Number((await textOf(this.page.locator(`[data-count=${kind}]`))).replace(/,/g, ''));
  }

  problems(): Locator {
    return this.page.locator('article.fault');
  }

  // The server, asked past the console

  /** One request with the session of the window. */
  request<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer<T>> {
    return this.page.evaluate(
      async ([verb, address, json, more]) => {
        const token = /XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1];
        const response = await fetch(address, {
          method: verb,
          headers: { 'Content-Type': 'application/json', ...(token ? { 'X-XSRF-TOKEN': decodeURIComponent(token) } : {}), ...more },
          ...(json === undefined ? {} : { body: JSON.stringify(json) }),
        });
        const text = await response.text();
        return { status: response.status, body: (text === '' ? null : JSON.parse(text)) as never, etag: response.headers.get('ETag') };
      },
      [method, path, body, headers] as const,
    );
  }

  /** Some object that the server finds for a word. */
  async anyObject(word: string): Promise<Listed> {
    const found = await this.request<{ items: Listed[] }>('GET', `/api/search?q=${encodeURIComponent(word)}&limit=5`);
    const first = found.body.items[0];
    if (!first) throw new Error(`The server finds nothing for ${word}`);
    return first;
  }

  // Looks and accessibility

  shot(name: string): Promise<void> {
    return shot(this.page, name);
  }

  /** Whether something sticks out to the side, so that the page scrolls sideways. */
  overflows(): Promise<boolean> {
    return this.page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1);
  }

  /** What axe finds against WCAG 2.2 A and AA, as readable lines. */
  async accessibilityFaults(): Promise<string[]> {
    // A page under a strict policy takes no script tag; the driver's own evaluation does.
    await this.page.evaluate(axeSource);
    return this.page.evaluate(async () => {
      interface Axe {
        run(context: Document, options: object): Promise<{ violations: { id: string; help: string; nodes: { html: string }[] }[] }>;
      }
      const { axe } = window as unknown as { axe: Axe };
      const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
      const { violations } = await axe.run(document, { runOnly: { type: 'tag', values: tags } });
      return violations.map((one) => `${one.id}: ${one.help}: ${one.nodes[0]?.html.slice(0, 160)}`);
    });
  }

  /** The accessible name, role and visibility of what has the focus. */
  focused(): Promise<{ tag: string; text: string; visible: boolean; ring: boolean }> {
    return this.page.evaluate(() => {
      const element = document.activeElement as HTMLElement;
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      return {
        tag: element.tagName.toLowerCase(),
        text: (element.getAttribute('aria-label') ?? element.innerText ?? '').trim().slice(0, 40),
        visible: box.width > 0 && box.height > 0,
        ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0,
      };
    });
  }
}
