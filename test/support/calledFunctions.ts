import { Session, type Profiler } from 'node:inspector';

/**
 * The functions that are called while something runs, by the engine's own count, as `file:name`; the file is the
 * end of its path, from `folder` on.
 */
export async function calledDuring(
  folder: string,
  work: () => Promise<unknown>,
): Promise<ReadonlySet<string>> {
  const session = new Session();
  session.connect();
  const post = (method: string, params?: object) =>
    new Promise<unknown>((resolve, reject) =>
      session.post(method, params, (failure, result) => (failure ? reject(failure) : resolve(result))),
    );
  try {
    await post('Profiler.enable');
    await post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
    await work();
    const { result } = (await post('Profiler.takePreciseCoverage')) as Profiler.TakePreciseCoverageReturnType;
    return new Set(result.flatMap((script) => namesIn(folder, script)));
  } finally {
    session.disconnect();
  }
}

function namesIn(folder: string, { url, functions }: Profiler.ScriptCoverage): readonly string[] {
  const from = url.indexOf(`/${folder}/`);
  if (from < 0) return [];
  const file = url.slice(from + 1);
  return functions
    .filter(({ ranges }) => ranges.some(({ count }) => count > 0))
    .map(({ functionName }) => `${file}:${functionName}`);
}
