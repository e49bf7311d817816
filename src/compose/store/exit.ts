/** How the command ends: done, not done, not understood, or something that is kept cannot be read. */
export type Exit = 0 | 1 | 2 | 3;

export const isExit = (code: number | null): code is Exit => code !== null && [0, 1, 2, 3].includes(code);
