/** Imports: sending a file, following it, reading its faults. */
import { ApiProblem, csrfToken, get, post, remove, withQuery, type ProblemBody } from './http';
import type { Fault, ImportStatus, Page } from './types';

export const READING_FIELDS = ['idColumn', 'encoding', 'xColumn', 'yColumn', 'separator', 'layer'] as const;
export type ReadingField = (typeof READING_FIELDS)[number];

/** A problem, and the object that was taken in nevertheless. */
export type FoundFault = Fault & { object?: string | null };

export interface ImportRequest {
  file: File;
  crs: string;
  classCode: string;
  dataset: string;
  title: string;
  licence: string;
  /** How to read a file that does not tell everything itself; left out or empty to go by the file. */
  reading?: Partial<Record<ReadingField, string>>;
  mode?: 'MERGE' | 'REPLACE';
  /** Only to tell what would change. */
  preview?: boolean;
}

export async function imports(): Promise<ImportStatus[]> {
  const answer = await get<ImportStatus[] | Page<ImportStatus>>('/api/imports');
  return Array.isArray(answer) ? answer : answer.items;
}

export const importStatus = (id: number): Promise<ImportStatus> => get(`/api/imports/${id}`);

export const cancelImport = (id: number): Promise<void> => remove(`/api/imports/${id}`);

/** Imports the file of a preview, which the server keeps for a while. */
export const applyPreview = (id: number): Promise<ImportStatus> => post(`/api/imports/${id}/apply`, {});

/** Takes an import back by new versions; what others have edited since stays. */
export const undoImport = (id: number): Promise<{ touched: number }> => post(`/api/imports/${id}/undo`, {});

export const importFaults = (id: number, after: string | number | null, code: string, limit: number): Promise<Page<FoundFault>> =>
  get(withQuery(`/api/imports/${id}/faults`, { after, limit, code }));

export const faultsCsvPath = (id: number): string => `/api/imports/${id}/faults.csv`;

/** The form as the server takes it; empty fields are left out. */
export function importForm(request: ImportRequest): FormData {
  const form = new FormData();
  for (const field of ['crs', 'classCode', 'dataset', 'title', 'licence'] as const) {
    const value = request[field].trim();
    if (value !== '') form.append(field, value);
  }
  for (const field of READING_FIELDS) {
    const value = (request.reading?.[field] ?? '').trim();
    if (value !== '') form.append(field, value);
  }
  if (request.mode === 'REPLACE') form.append('mode', request.mode);
  if (request.preview) form.append('preview', 'true');
  form.append('file', request.file, request.file.name);
  return form;
}

/** Sends the file; `fetch` cannot tell how much has gone up, so this is the one place with XMLHttpRequest. */
export function startImport(
  request: ImportRequest,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<ImportStatus> {
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest();
    call.open('POST', '/api/imports');
    call.setRequestHeader('Accept', 'application/json, application/problem+json');
    const token = csrfToken(document.cookie);
    if (token !== null) call.setRequestHeader('X-XSRF-TOKEN', token);
    call.upload.onprogress = (event) => onProgress(event.lengthComputable ? event.loaded / event.total : 0);
    call.onload = () =>
      call.status < 300
        ? resolve(JSON.parse(call.responseText) as ImportStatus)
        : reject(new ApiProblem(call.status, problemBody(call.responseText)));
    call.onerror = () => reject(new ApiProblem(0, {}));
    call.onabort = () => reject(new DOMException('Aborted', 'AbortError'));
    signal.addEventListener('abort', () => call.abort());
    call.send(importForm(request));
  });
}

function problemBody(text: string): ProblemBody {
  try {
    return JSON.parse(text) as ProblemBody;
  } catch {
    return {};
  }
}

/** Follows an import until its final state; returns how to stop. */
export function followImport(id: number, onStatus: (status: ImportStatus) => void, onEnd: () => void): () => void {
  const events = new EventSource(`/api/imports/${id}/events`);
  events.addEventListener('status', (event) => {
    const status = JSON.parse((event as MessageEvent<string>).data) as ImportStatus;
    onStatus(status);
    if (isFinal(status.state)) close();
  });
  events.onerror = () => {
    // The server closes the stream after the final state; EventSource would ask again for ever.
    if (events.readyState === EventSource.CLOSED) close();
  };
  let open = true;
  function close(): void {
    if (!open) return;
    open = false;
    events.close();
    onEnd();
  }
  return close;
}

export function isFinal(state: ImportStatus['state']): boolean {
  return state === 'DONE' || state === 'PREVIEWED' || state === 'FAILED' || state === 'CANCELLED';
}
