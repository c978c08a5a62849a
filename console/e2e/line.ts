/** The line between one window and the server. Cut, it lets nothing through, whoever asks: a page, its workers, or what starts anew. */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface Line {
  /** Where the window finds the server. */
  base: string;
  cut(isCut: boolean): void;
  close(): void;
}

export async function lineTo(server: string): Promise<Line> {
  const { hostname, port } = new URL(server);
  const open = new Set<Socket>();
  let cut = false;
  const end = (): void => open.forEach((socket) => socket.destroy());
  const listener = createServer((near) => {
    if (cut) {
      near.destroy();
      return;
    }
    const far = connect(Number(port), hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
      // What broke is closed; the browser tells.
      one.on('error', () => one.destroy());
      one.pipe(other);
    }
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  return {
    base: `http://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    cut: (isCut) => {
      cut = isCut;
      if (isCut) end();
    },
    close: () => {
      end();
      listener.close();
    },
  };
}
