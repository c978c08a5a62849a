import { afterAll, describe, expect, it } from 'vitest';
import { closeBrowser } from './browser';
import { Console } from './driver';

describe('networks', () => {
  afterAll(closeBrowser);

  it('shows the pressures of another hour when the slider moves', { timeout: 120_000 }, async () => {
    const console = await Console.asAdmin({ language: 'zh' });
    await console.visit('/networks');
    const slider = console.page.locator('[data-test=time]');
    await slider.waitFor();
    const newest = await slider.getAttribute('aria-valuetext');
    await slider.focus();
    await console.press('PageDown', 'PageDown');
    await console.page.waitForFunction((before) => document.querySelector('[data-test=time]')?.getAttribute('aria-valuetext') !== before, newest);
    expect((await slider.getAttribute('aria-valuetext')) ?? '').toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d$/);
    await console.page.waitForFunction(() => JSON.parse(document.querySelector('[data-test=network-map]')?.getAttribute('data-drawn') ?? '{}').nodes > 0);
    expect(console.complaints).toEqual([]);
    await console.close();
  });

  it('finds places for further sensors', { timeout: 120_000 }, async () => {
    const console = await Console.asAdmin({ language: 'zh' });
    await console.visit('/networks?ask=sensors');
    await console.page.getByRole('button', { name: '推荐测点' }).click();
    await console.page.locator('[data-test=placement] dd').first().waitFor();
    expect(console.complaints).toEqual([]);
    await console.close();
  });

  it('ranks pipes within a budget and tells why', { timeout: 120_000 }, async () => {
    const console = await Console.asAdmin({ language: 'zh' });
    await console.visit('/networks?ask=renewal');
    await console.page.locator('[data-test=renewal] dd').first().waitFor();
    await console.page.locator('.ranked .pick').first().click();
    await console.page.getByText('在地图中打开管段').waitFor();
    await console.page.locator('[data-test=budget]').fill('0');
    await console.page.getByRole('button', { name: '排序' }).click();
    await console.page.getByText('预算内没有值得更换的管段').waitFor();
    expect(console.complaints).toEqual([]);
    await console.close();
  });
});
