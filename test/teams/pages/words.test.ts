import { problemWords } from '../../../src/teams/pages/words.en';
import { signInProblems } from '../../../src/teams/signIn';

test.each([...signInProblems, 'link-expired', 'other-browser'] as const)(
  'the page for %s says what happened and what to do now',
  (problem) => {
    const words = problemWords[problem];
    for (const sentence of [words.text, words.next]) expect(sentence).toMatch(/^[A-Z].{20,}\.$/);
    expect(words.heading).toMatch(/^[A-Z].+[^.]$/);
  },
);
