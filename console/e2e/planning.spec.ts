import { afterAll, describe, expect, it } from 'vitest';
import { closeBrowser } from './browser';
import { Console } from './driver';

/** The middle of what the map shows, away from the buttons. */
async function clickMap(console: Console): Promise<void> {
  const box = await console.page.locator('[data-test=plan-map]').boundingBox();
  if (!box) throw new Error('There is no map.');
  await console.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

describe('planning', () => {
  afterAll(closeBrowser);

  it('answers for the whole city, element by element', { timeout: 120_000 }, async () => {
    const console = await Console.asAdmin({ language: 'zh' });
    await console.visit('/planning?ask=cover');
    await console.page.locator('[data-test=elements] li').first().waitFor();
    expect(await console.page.locator('[data-test=elements] li').count()).toBeGreaterThan(10);
    await console.page.locator('[data-test=elements] button').first().click();
    expect(await console.page.locator('[data-test=elements] button').first().getAttribute('aria-pressed')).toBe('true');
    expect(console.complaints).toEqual([]);
    await console.close();
  });

  it('opens a facility where one clicks, and takes it back', { timeout: 120_000 }, async () => {
    const console = await Console.asAdmin({ language: 'zh' });
    await console.visit('/planning?ask=whatif');
    await console.page.locator('[data-test=figures]').waitFor();
    await clickMap(console);
    await console.page.getByText('新址 1').waitFor();
    await console.page.getByRole('button', { name: '撤回' }).click();
    await console.page.getByText('新址 1').waitFor({ state: 'detached' });
    await console.close();
  });

  it('chooses sites for a service', { timeout: 120_000 }, async () => {
    const console = await Console.asAdmin({ language: 'zh' });
    await console.visit('/planning?ask=sites');
    await console.page.getByRole('button', { name: '选址', exact: true }).last().click();
    await console.page.locator('[data-test=sites] dd').first().waitFor();
    expect(console.complaints).toEqual([]);
    await console.close();
  });
});
