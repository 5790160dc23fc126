import { annotate } from "#lib/lexicon/lexicon.ts";
import { bandOf } from "#lib/lexicon/bands.ts";
import { loadLexicon, loadBands } from "#lib/library/lexicon-files.ts";
import { loadWorks, loadChapter } from "#lib/library/library.ts";
import { plainText } from "#lib/text/inline.ts";
import { isCapitalized } from "#lib/french/spelling.ts";
const lexicon = loadLexicon(); const bands = loadBands();
for (const w of loadWorks()) {
  const c = [0,0,0,0,0,0,0,0]; const out = new Map<string,number>(); let n=0; const tense: Record<string,number> = {};
  for (const ch of w.chapters) for (const b of loadChapter(w, ch)!.blocks) { if (b.kind==="b") continue; for (const s of b.segments) {
    for (const {token, readings} of annotate(lexicon, plainText(s.cells[0]!.content), plainText(s.cells[1]!.content))) {
      if (token.kind!=="word") continue; const f = readings[0];
      if (isCapitalized(token.text) && (!f || f.upos==="PROPN")) continue;
      if (!f) { c[7]!++; n++; out.set("?"+token.text, 9); continue; }
      if (f.upos==="NUM") {n++; c[1]!++; continue;}
      const d = bandOf(bands, lexicon, f.lemma.replaceAll("’","'"), f.upos) ?? bandOf(bands, lexicon, f.lemma, f.upos) ?? 7;
      c[d]!++; n++; if (d>3) out.set(`${f.lemma}/${f.upos}/${d}`, (out.get(`${f.lemma}/${f.upos}/${d}`)??0)+1);
      const vf = f.feats.verbForm; if (vf && f.upos==="VERB") tense[vf]=(tense[vf]??0)+1;
    } } }
  let acc=0; console.log("\n##", w.name, w.level, n, c.slice(1).map((x,i)=>{acc+=x; return `${i+1}:${(100*acc/n).toFixed(1)}`}).join(" "), JSON.stringify(tense));
  if (process.argv[2]) console.log([...out].filter(([k])=> w.level==="A2" || /[567]$|\?/.test(k)).sort((a,b)=>b[1]-a[1]).map(x=>x.join(":")).join(" "));
}
