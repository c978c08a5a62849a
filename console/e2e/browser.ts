/** The browser: the only file that knows Playwright. */
import { mkdirSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core';
import { lineTo } from './line';

export type { Locator, Page } from 'playwright-core';

export interface WindowOptions {
  width?: number;
  height?: number;
  dark?: boolean;
  phone?: boolean;
  language?: 'zh' | 'en';
}

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

export const SHOTS = new URL('./shots/', import.meta.url).pathname;

let browser: Browser | null = null;

export interface Window {
  page: Page;
  /** What the page wrote as errors to its console, or threw. */
  complaints: string[];
  /** Takes the network away from the whole window, its workers included, or gives it back. */
  cutOff(isCut: boolean): Promise<void>;
  close(): Promise<void>;
}

/** A fresh window without cookies; closing it forgets everything. */
export async function openWindow(base: string, options: WindowOptions = {}): Promise<Window> {
  browser ??= await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: FLAGS });
  const line = await lineTo(base);
  const context = await newContext(browser, line.base, options);
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // A refused request is part of some specifications; the page must handle it without throwing.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) complaints.push(message.text());
  });
  const cutOff = async (isCut: boolean): Promise<void> => {
    // The browser alone forgets it for a moment when a page or a worker begins anew; the line alone tells no page.
    line.cut(isCut);
    await context.setOffline(isCut);
  };
  const close = async (): Promise<void> => {
    await context.close();
    line.close();
  };
  return { page, complaints, cutOff, close };
}

async function newContext(from: Browser, base: string, options: WindowOptions): Promise<BrowserContext> {
  const context = await from.newContext({
    baseURL: base,
    viewport: { width: options.width ?? (options.phone ? 390 : 1366), height: options.height ?? (options.phone ? 844 : 768) },
    colorScheme: options.dark ? 'dark' : 'light',
    hasTouch: options.phone ?? false,
    isMobile: options.phone ?? false,
    locale: 'zh-CN',
    timezoneId: 'America/Bahia_Banderas',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  if (options.language === 'en') await context.addInitScript(() => localStorage.setItem('songhua.language', 'en'));
  return context;
}

export async function closeBrowser(): Promise<void> {
  await browser?.close();
  browser = null;
}

export async function shot(page: Page, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: `${SHOTS}${name}.png` });
}

/** Visible text of a locator, blanks collapsed. */
export async function textOf(locator: Locator): Promise<string> {
  return (await locator.innerText()).replace(/\s+/g, ' ').trim();
}
