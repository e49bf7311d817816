import { inflateSync } from 'node:zlib';

/** A decoded picture: 8 bits a channel, rows from the top, `channels` bytes a pixel (3 RGB, 4 RGBA). */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly channels: 3 | 4;
  readonly pixels: Buffer;
}

const signature = '89504e470d0a1a0a';

/** Reads a PNG of 8 bits a channel, RGB or RGBA, not interlaced (PNG specification, W3C); throws at anything else. */
export function readPng(file: Buffer): Picture {
  if (file.subarray(0, 8).toString('hex') !== signature) throw new Error('not a PNG file');
  const chunks = readChunks(file);
  const header = chunks.find(({ type }) => type === 'IHDR')?.data ?? Buffer.alloc(0);
  const [depth, colourType, , , interlace] = header.subarray(8);
  const channels = colourType === 2 ? 3 : 4;
  if (depth !== 8 || (colourType !== 2 && colourType !== 6) || interlace !== 0) {
    throw new Error('only 8 bits a channel, RGB or RGBA, not interlaced');
  }
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const data = chunks.filter(({ type }) => type === 'IDAT').map((chunk) => chunk.data);
  const pixels = unfilter(inflateSync(Buffer.concat(data)), width * channels, channels);
  return { width, height, channels, pixels };
}

function readChunks(file: Buffer) {
  const chunks: { type: string; data: Buffer }[] = [];
  for (let at = 8; at < file.length;) {
    const length = file.readUInt32BE(at);
    chunks.push({
      type: file.toString('latin1', at + 4, at + 8),
      data: file.subarray(at + 8, at + 8 + length),
    });
    at += length + 12;
  }
  return chunks;
}

function unfilter(raw: Buffer, stride: number, channels: number): Buffer {
  const rows = raw.length / (stride + 1);
  const out = Buffer.alloc(rows * stride);
  for (let row = 0; row < rows; row += 1) {
    const filter = raw[row * (stride + 1)];
    for (let x = 0; x < stride; x += 1) {
      const left = x < channels ? 0 : (out[row * stride + x - channels] ?? 0);
      const above = row === 0 ? 0 : (out[(row - 1) * stride + x] ?? 0);
      const corner = x < channels || row === 0 ? 0 : (out[(row - 1) * stride + x - channels] ?? 0);
      const predicted = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter ?? 0] ?? 0;
      out[row * stride + x] = ((raw[row * (stride + 1) + 1 + x] ?? 0) + predicted) & 255;
    }
  }
  return out;
}

function paeth(left: number, above: number, corner: number): number {
  const estimate = left + above - corner;
  const nearest = Math.min(...[left, above, corner].map((value) => Math.abs(estimate - value)));
  return [left, above, corner].find((value) => Math.abs(estimate - value) === nearest) ?? 0;
}
