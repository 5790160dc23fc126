import { expect, test } from "vitest";
import { toPlainText } from "#lib/export/plain-text.ts";
import { lighthouse } from "./works.ts";

test("plain text has each French paragraph and then its English", () => {
  expect(toPlainText(lighthouse)).toBe(`Le Chat du phare
The Lighthouse Cat
En regard · Écrit ici · CC BY 4.0
A. Lemer · Written here · CC BY 4.0



Le Chat du phare

The Lighthouse Cat

Où l’on manque de lait

In which there is no milk

Le gardien lisait _Le Marin breton_[1] & rien d’autre. Ce matin-là, le lait manquait[9]. Il avait tout son temps.

The keeper read _Le Marin breton_[1] & nothing else.

There was no milk that morning.

« Un chat qui attend n’attend jamais seul. »

“A cat that waits never waits alone.”

La mer monte, la mer descend,
et le chat n’a pas d’accent.

The sea comes in, the sea goes out,
and the cat has no accent.

du lait ;

milk;

* * *

Le bateau

The boat

-5 < 3 ; =SOMME(A1)[1]

-5 < 3; =SUM(A1)[1]

Le chat entre.

The cat comes in.

Le chat, _bas._ — Du lait[9] ! Du lait.

The cat _(softly)._ Milk[9]!

Milk.

Le gardien. —
La mer monte, et le chat
ne boit
que du lait.

The keeper.
The sea comes in, the cat has none,
/ but milk.

Le chat. — Hélas !
Je bois.

The cat. Alas!
I drink.

Un vers
puis deux

One line

[1] Almanach.

[1] An almanac.
`);
});
