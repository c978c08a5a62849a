// Hydraulics of EPANET files by epanet-js (EPANET 2.3.5 as WebAssembly), processor seconds of the best of some runs.
// usage: node epanet.mjs RUNS FILE...
import fs from 'fs';
import { Project, Workspace } from 'epanet-js';

const [runs, ...files] = process.argv.slice(2);
const workspace = new Workspace();
if (workspace.loadModule) await workspace.loadModule();

function once(model) {
  const before = process.cpuUsage();
  model.initH(10); // flows anew, no hydraulics file
  let steps = 0;
  do {
    model.runH();
    steps++;
  } while (model.nextH() > 0);
  const spent = process.cpuUsage(before);
  return { steps, seconds: (spent.user + spent.system) / 1e6 };
}

for (const file of files) {
  const model = new Project(workspace);
  workspace.writeFile('net.inp', fs.readFileSync(file, 'latin1'));
  model.open('net.inp', 'net.rpt', 'net.out');
  model.openH();
  let best = { steps: 0, seconds: Infinity };
  for (let run = 0; run < Number(runs); run++) {
    const result = once(model);
    if (result.seconds < best.seconds) best = result;
  }
  console.log(`${file.replace(/.*\//, '').padEnd(52)} ${String(best.steps).padStart(7)} ${best.seconds.toFixed(5).padStart(9)}`);
  model.close();
}
