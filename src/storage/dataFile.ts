import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/**
 * LMDB's two meta pages, as they lie on a machine of 64 bits that counts from the low end (LMDB: mdb.c, MDB_page_header,
 * MDB_meta, MDB_db). They are never encrypted.
 */
const magic = { offset: 24, value: 0xbeefc0de };
const version = { offset: 28, value: 2 };
const pageSizeOffset = 48;
const pageSizes = [4096, 8192, 16384, 32768, 65536];
/** Two trees, the free pages and the records: pages of three sorts (counted), number of entries, root page. */
const trees = [56, 104];
const transactionOffset = 152;
const noRoot = 2n ** 64n - 1n;

/** The file begins with two pages of 4 KiB at least. */
const smallest = 8192;
const metaLength = 160;

/**
 * What is certainly wrong with a data file, which the engine would not survive: it maps the file, and reading past its
 * end kills the process. A file that passes may still lack a page: pages after the last one in use may be cut by right.
 */
export function isWhole(file: string): boolean {
  const descriptor = openSync(file, 'r');
  try {
    const head = read(descriptor, 0, smallest);
    if (head.length === 0) return true;
    if (head.length < smallest || head.readUInt32LE(magic.offset) !== magic.value) return false;
    const pageSize = head.readUInt32LE(pageSizeOffset);
    const isKnown = head.readUInt32LE(version.offset) === version.value && pageSizes.includes(pageSize);
    if (!isKnown) return true;
    const second = read(descriptor, pageSize, metaLength);
    // Looked at last: while others write, the file only grows.
    return holdsItsPages(newest(head, second), fstatSync(descriptor).size / pageSize);
  } finally {
    closeSync(descriptor);
  }
}

function read(descriptor: number, from: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  return bytes.subarray(0, readSync(descriptor, bytes, 0, length, from));
}

/** The meta page of the last transaction is the one that the engine begins with. */
function newest(first: Buffer, second: Buffer): Buffer {
  if (second.length < metaLength || second.readUInt32LE(magic.offset) !== magic.value) return first;
  const [one, other] = [first, second].map((page) => page.readBigUInt64LE(transactionOffset));
  return (other ?? 0n) > (one ?? 0n) ? second : first;
}

/** Every page of a tree is another page of the file, and so is its root. */
function holdsItsPages(meta: Buffer, pages: number): boolean {
  let needed = 2n;
  for (const tree of trees) {
    const [branches, leaves, overflow] = [0, 8, 16].map((more) => meta.readBigUInt64LE(tree + more));
    needed += (branches ?? 0n) + (leaves ?? 0n) + (overflow ?? 0n);
    const root = meta.readBigUInt64LE(tree + 32);
    if (root !== noRoot && root + 1n > pages) return false;
  }
  return needed <= pages;
}
