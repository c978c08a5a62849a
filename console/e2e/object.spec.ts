import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeBrowser } from './browser';
import { Console } from './driver';

interface Described {
  id: string;
  name: string;
  classTitle: { zh: string };
  attributes: Record<string, unknown>;
}

describe('the card of an object', () => {
  let console: Console;
  let id: string;

  beforeEach(async () => {
    console = await Console.asAdmin();
    id = (await console.anyObject('小学')).id;
    await console.visit(`/?object=${id}`);
    await console.cardTitle();
  });
  afterEach(async () => {
    expect(console.complaints).toEqual([]);
    await console.close();
  });
  afterAll(closeBrowser);

  const current = async (): Promise<{ body: Described; etag: string | null }> => console.request<Described>('GET', `/api/objects/${id}`);
  const rename = async (name: string): Promise<void> => {
    const { etag } = await current();
    const answer = await console.request('PATCH', `/api/objects/${id}`, { name }, { 'If-Match': etag ?? '', 'Content-Type': 'application/merge-patch+json' });
    expect(answer.status).toBe(200);
  };

  it('tells what it is, where it comes from and its versions', async () => {
    const { body } = await current();
    expect(await console.cardTitle()).toBe(body.name);
    await console.sees(body.classTitle.zh);
    expect(await console.cardFact('数据集')).not.toBe('');
    expect(await console.cardFact('对象标识')).toBe(id);
    await console.sees('首次记录');
  });

  it('flies to an object that is opened by its address alone', async () => {
    await console.page.waitForURL((url) => Number(url.hash.slice(1).split('/')[0]) >= 16);
  });

  it('copies a link that opens it again', async () => {
    await console.click('复制链接');
    await console.sees('链接已复制');
    const link = await console.page.evaluate(() => navigator.clipboard.readText());
    expect(link).toContain(`object=${id}`);
  });

  it('saves a new name as a new version', async () => {
    const name = `改名小学${Date.now() % 100000}`;
    await console.click('编辑');
    await console.field('名称').fill(name);
    await console.click('保存');
    await console.page.getByRole('heading', { name }).waitFor();
    expect((await current()).body.name).toBe(name);
    await console.page.locator('.step--now').getByText(name).waitFor();
  });

  it('shows both sides when somebody else was faster, and keeps what was typed', async () => {
    await console.click('编辑');
    await console.field('名称').fill('我写的名称');
    await rename('别人写的名称');
    await console.click('保存');
    await console.click('再看看');
    await console.sees('您编辑期间，他人已修改此对象');
    await console.sees('最新：别人写的名称');
    expect(await console.field('名称').inputValue()).toBe('我写的名称');
    await console.click('保存');
    await console.page.getByRole('heading', { name: '我写的名称' }).waitFor();
    expect((await current()).body.name).toBe('我写的名称');
  });

  it('takes the latest when asked to', async () => {
    await console.click('编辑');
    await console.field('名称').fill('要放弃的名称');
    await rename('以此为准小学');
    await console.click('保存');
    await console.click('再看看');
    await console.click('采用最新内容');
    expect(await console.field('名称').inputValue()).toBe('以此为准小学');
  });

  it('refuses what the class does not allow before it is sent', async () => {
    const house = await console.request<{ items: { id: string }[] }>('GET', '/api/objects?classCode=building&limit=1');
    await console.visit(`/?object=${house.body.items[0]?.id}`);
    await console.cardTitle();
    await console.press('e');
    await console.field('地上层数').fill('六层');
    await console.click('保存');
    await console.sees('请输入数字');
    await console.field('地上层数').fill('9999');
    await console.sees('不能大于 200');
  });

  it('leaves editing and then the card with Esc', async () => {
    await console.click('编辑');
    await console.press('Escape');
    await console.page.getByRole('button', { name: '编辑', exact: true }).waitFor();
    await console.page.locator('#main').focus();
    await console.press('Escape');
    await console.card().waitFor({ state: 'hidden' });
    expect(console.url()).not.toContain('object=');
  });

  it('says when there is no such object', async () => {
    await console.visit('/?object=00000000-0000-8000-8000-000000000000');
    await console.sees('没有找到，可能已被删除或您无权查看');
  });
});
