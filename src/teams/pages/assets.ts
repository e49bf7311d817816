import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { assetHeaders } from './headers';
import type { Page } from './page';
import { popupScript } from './popupScript';
import { style } from './style';

/** The files that the pages need, all from this service; addresses are relative to the pages. */
export interface Assets {
  readonly teamsJs: string;
  readonly script: string;
  readonly style: string;
  readonly pages: readonly Page[];
}

const javascript = 'text/javascript; charset=utf-8';

export function createAssets(): Assets {
  const teamsJs = `teams-js/${teamsJsVersion()}.js`;
  const script = `popup.${fingerprint(popupScript)}.js`;
  const css = `style.${fingerprint(style)}.css`;
  return {
    teamsJs,
    script,
    style: css,
    pages: [
      asset(teamsJs, javascript, readOnce(require.resolve('@microsoft/teams-js'))),
      asset(script, javascript, async () => popupScript),
      asset(css, 'text/css; charset=utf-8', async () => style),
    ],
  };
}

function asset(path: string, contentType: string, read: () => Promise<string | Buffer>): Page {
  return {
    method: 'GET',
    path: `/auth/${path}`,
    handle: async () => ({
      status: 200,
      headers: { ...assetHeaders, 'content-type': contentType },
      body: await read(),
    }),
  };
}

function readOnce(file: string): () => Promise<Buffer> {
  let content: Promise<Buffer> | undefined;
  return () => (content ??= readFile(file));
}

function teamsJsVersion(): string {
  const manifest: unknown = JSON.parse(
    readFileSync(require.resolve('@microsoft/teams-js/package.json'), 'utf8'),
  );
  return z.object({ version: z.string() }).parse(manifest).version;
}

function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
