import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeBrowser } from './browser';
import { Console } from './driver';

interface Described {
  id: string;
  name: string;
  revision: number;
}

const WEEK_MS = 7 * 86_400_000;
const day = (offset: number): string => new Date(Date.now() + 8 * 3_600_000 + offset).toISOString().slice(0, 10);

describe('the past and its edits', () => {
  let console: Console;
  let id: string;

  beforeEach(async () => {
    console = await Console.asAdmin();
    id = (await console.anyObject('小学')).id;
    await console.visit(`/?object=${id}`);
    await console.cardTitle();
  });
  afterEach(() => console.close());
  afterAll(closeBrowser);

  const current = async (): Promise<{ body: Described; etag: string | null }> => console.request<Described>('GET', `/api/objects/${id}`);
  const rename = async (name: string): Promise<void> => {
    const { etag } = await current();
    await console.request('PATCH', `/api/objects/${id}`, { name }, { 'If-Match': etag ?? '', 'Content-Type': 'application/merge-patch+json' });
  };

  it('says that the past is shown and goes back to now by one key', async () => {
    await console.press('h');
    await console.page.getByLabel('日期').fill(day(-WEEK_MS));
    await console.click('显示');
    await console.sees('正在回看');
    expect(new URL(console.url()).searchParams.get('past')).toBe(`recorded:${day(-WEEK_MS)}`);
    await console.sees('那时没有此对象');
    await console.press('n');
    await console.seesNot('正在回看');
    await console.cardTitle();
  });

  it('keeps the day in the address', async () => {
    await console.visit(`/?object=${id}&past=world:${day(0)}`);
    await console.sees('正在回看');
    await console.cardTitle();
  });

  it('tells the kind and the reason of an edit, and takes it back', async () => {
    const { body } = await current();
    const name = `回看小学${Date.now() % 100000}`;
    await console.click('编辑');
    await console.field('名称').fill(name);
    await console.page.getByLabel('原因').fill('挂牌更名');
    await console.click('保存');
    await console.page.getByRole('heading', { name }).waitFor();
    await console.sees('挂牌更名');
    await console.click('撤销此次修改');
    await console.page.getByRole('dialog').getByRole('button', { name: '撤销此次修改' }).click();
    await console.page.getByRole('heading', { level: 2, name: body.name, exact: true }).waitFor();
    expect((await current()).body.revision).toBe(body.revision + 2);
  });

  it('shows both versions to who saves second and loses nothing', async () => {
    const mine = `我的小学${Date.now() % 100000}`;
    await console.click('编辑');
    await console.field('名称').fill(mine);
    await rename('对方的小学');
    await console.click('保存');
    const dialog = console.page.getByRole('dialog');
    await dialog.getByText('对方的小学').waitFor();
    await dialog.getByText(mine).waitFor();
    await dialog.getByRole('button', { name: '按选择保存' }).click();
    await console.page.getByRole('heading', { name: mine }).waitFor();
  });

  it('lists what differs between two days', async () => {
    await rename(`对比小学${Date.now() % 100000}`);
    await console.press('c');
    await console.click('对比');
    await console.page.getByRole('status').getByText('新增').waitFor();
  });
});

describe('the review of proposals', () => {
  let console: Console;

  beforeEach(async () => {
    console = await Console.asAdmin();
  });
  afterEach(() => console.close());
  afterAll(closeBrowser);

  it('shows what is proposed beside what is said now', async () => {
    const { id } = await console.anyObject('小学');
    const { body } = await console.request<Described>('GET', `/api/objects/${id}`);
    const name = `提报小学${Date.now() % 100000}`;
    const proposal = await console.request<{ number: number }>('POST', '/api/proposals', { reason: '现场核实', changes: [{ op: 'update', id, revision: body.revision, name }] });
    expect(proposal.status).toBe(201);
    await console.press('g', 'r');
    await console.seesPage('更新审核');
    await console.sees('现场核实');
    await console.sees(name);
    await console.click('撤回');
    await console.sees(`已撤回提报 ${proposal.body.number}`);
  });
});
