import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser } from './browser';
import { Console } from './driver';

const YEAR = '2025';
const FORMS = ['docx', 'pdf', 'html'];

/** From data to a report, step by step as docs/user/zh/report-walk.md has it; each step stands on the one before. */
describe('a report on a city', () => {
  let console: Console;
  let page = '';

  beforeAll(async () => {
    console = await Console.asAdmin({ language: 'zh' });
  });
  afterAll(async () => {
    expect(console.complaints).toEqual([]);
    await console.close();
    await closeBrowser();
  });

  /** What the browser gets from an address, as text or in base64. */
  const fetched = (address: string, kind: 'text' | 'base64'): Promise<string> =>
    console.page.evaluate(
      async ([path, form]) => {
        const response = await fetch(path ?? '');
        if (!response.ok) throw new Error(`${path} ${response.status}`);
        if (form === 'text') return response.text();
        const bytes = new Uint8Array(await response.arrayBuffer());
        return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
      },
      [address, kind] as const,
    );

  const address = async (form: string): Promise<string> => (await console.page.locator(`[data-form=${form}]`).getAttribute('href')) ?? '';

  const check = async (name: string, content: Buffer): Promise<void> => {
    await console.page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: content });
    await console.click('核对');
  };

  it('is evaluated first, and each clause has a light', { timeout: 240_000 }, async () => {
    await console.visit(`/indicators?year=${YEAR}`);
    await console.page.evaluate(async (period) => {
      const token = /XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1] ?? '';
      const headers = { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': decodeURIComponent(token) };
      const response = await fetch('/api/evaluation/runs', { method: 'POST', headers, body: JSON.stringify({ period }) });
      if (!response.ok) throw new Error(`${response.status}`);
    }, YEAR);
    await console.visit(`/plan?year=${YEAR}`);
    await console.page.locator('.group').first().waitFor();
    await console.shot('report-1-plan');
  });

  it('shows where a number comes from', { timeout: 120_000 }, async () => {
    await console.visit(`/indicators?year=${YEAR}&indicator=mohurd-2025:B04`);
    await console.sees('公园绿化活动场地服务半径覆盖率');
    await console.shot('report-2-indicator');
  });

  it('is written in the studio, in three forms of the same numbers', { timeout: 240_000 }, async () => {
    await console.visit(`/plan?year=${YEAR}`);
    await console.follow('报告工作室');
    await console.seesPage('报告工作室');
    await console.page.locator('[data-form=docx]').waitFor();
    await console.shot('report-3-studio');
    for (const form of FORMS) expect(await address(form)).toContain(`.${form}?`);
    page = await fetched(await address('html'), 'text');
    expect(page).toContain('<data value="mohurd-2025:B04@');
    expect(await fetched(await address('pdf'), 'base64')).toMatch(/^JVBERi/);
  });

  it('is found out when a number was edited', { timeout: 240_000 }, async () => {
    const edited = page.replace(/(<data value="mohurd-2025:B04@[^"]*">)[0-9.]+(<\/data>)/, '$199.99$2').replace('互不混用。', '互不混用，较上年提高12.5个百分点。');
    expect(edited).not.toBe(page);
    await check('体检报告-修改.html', Buffer.from(edited, 'utf8'));
    await console.page.locator('[data-test=findings] li').first().waitFor();
    const found = await console.page.locator('[data-test=findings]').innerText();
    expect(found).toContain('数值与平台保存的不一致');
    expect(found).toContain('改动处的数字没有编号');
    expect(found).toMatch(/第 \d+ 段/);
    await console.shot('report-4-check');
  });

  it('is clean in Word when nobody touched its numbers', { timeout: 240_000 }, async () => {
    const word = Buffer.from(await fetched(await address('docx'), 'base64'), 'base64');
    await check('体检报告.docx', word);
    await console.page.locator('[data-test=clean]').waitFor();
    await console.shot('report-5-clean');
  });

  it('may be on one clause, or on what one department leads', { timeout: 120_000 }, async () => {
    await console.page.getByLabel('任务专题报告').check();
    await console.page.getByLabel('任务', { exact: true }).selectOption('5');
    expect(await address('pdf')).toContain('clause=5');
    await console.page.getByLabel('部门任务清单').check();
    await console.page.getByLabel('牵头单位').waitFor();
    expect(await address('pdf')).toContain('lead=');
  });
});
