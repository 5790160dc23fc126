/** Signs that Word sets in a font of signs (`w:sym`) → Unicode. */

// After the encoding tables of Adobe Symbol and of Wingdings as Unicode maps them; a sign a pair.
const symbol = pairs(
  "21! 22∀ 23# 24∃ 25% 26& 27∋ 28( 29) 2a∗ 2b+ 2c, 2d− 2e. 2f/ 3a: 3b; 3c< 3d= 3e> 3f? 40≅ 41Α 42Β 43Χ 44Δ 45Ε 46Φ 47Γ 48Η 49Ι 4aϑ 4bΚ 4cΛ 4dΜ 4eΝ 4fΟ 50Π 51Θ 52Ρ 53Σ 54Τ 55Υ 56ς 57Ω 58Ξ 59Ψ 5aΖ 5b[ 5c∴ 5d] 5e⊥ 5f_ 61α 62β 63χ 64δ 65ε 66φ 67γ 68η 69ι 6aϕ 6bκ 6cλ 6dμ 6eν 6fο 70π 71θ 72ρ 73σ 74τ 75υ 76ϖ 77ω 78ξ 79ψ 7aζ 7b{ 7c| 7d} 7e∼ a0€ a1ϒ a2′ a3≤ a4⁄ a5∞ a6ƒ a7♣ a8♦ a9♥ aa♠ ab↔ ac← ad↑ ae→ af↓ b0° b1± b2″ b3≥ b4× b5∝ b6∂ b7• b8÷ b9≠ ba≡ bb≈ bc… be— c0ℵ c1ℑ c2ℜ c3℘ c4⊗ c5⊕ c6∅ c7∩ c8∪ c9⊃ caƒ cb⊄ cc⊂ cd⊆ ce∈ cf∉ d0∠ d1∇ d2® d3© d4™ d5∏ d6√ d7⋅ d8¬ d9∧ da∨ db⇔ dc⇐ dd⇑ de⇒ df⇓ e0◊ e1〈 e2® e3© e4™ e5∑ f1〉 f2∫",
);
const wingdings = pairs(
  "21✏ 22✂ 23✁ 28☎ 29✆ 2a✉ 36⌛ 3a💻 3e✇ 3f✍ 41✌ 45☜ 46☞ 47☝ 48☟ 4a☺ 4b😐 4c☹ 4e☠ 51✈ 52☼ 53💧 54❄ 57✠ 58✠ 59✡ 5a☪ 6c● 6d❍ 6e■ 6f□ 71❑ 72❒ 73⬧ 74⧫ 75◆ 76❖ 77⬥ 78⌧ 7b❀ 7c✿ 7d❝ 7e❞ 80⓪ 81① 82② 83③ 84④ 85⑤ 86⑥ 87⑦ 88⑧ 89⑨ 8a⑩ 9e· 9f• a1○ a4◉ a5◎ a7▪ a8◻ ab★ ac✶ ae✹ b6✰ d8➢ dc➲ e0→ e8➔ ef⇦ f0⇨ fb✗ fc✓ fd☒ fe☑",
);

/**
 * The sign at a place of a font, in hexadecimal as the file has it (`F0B0`). A place of a font of
 * letters is its own sign; `undefined` where nothing is known of it.
 */
export function readSymbol(font: string, place: string): string | undefined {
  const code = Number.parseInt(place, 16);
  if (Number.isNaN(code) || code < 0x20 || code > 0xffff) return undefined;
  const isPrivate = code >= 0xf000 && code <= 0xf0ff;
  const low = (isPrivate ? code - 0xf000 : code).toString(16).padStart(2, "0");
  if (/symbol|zapf/i.test(font) && code !== 0x153) {
    const found = symbol.get(low);
    if (found !== undefined) return found;
  }
  if (/wingdings|webdings|dingbats/i.test(font)) return wingdings.get(low);
  const own = isPrivate ? code - 0xf000 : code;
  if (own >= 0xd800 && own <= 0xf8ff) return undefined;
  return own >= 0x7f && own <= 0x9f ? undefined : String.fromCodePoint(own);
}

function pairs(list: string): ReadonlyMap<string, string> {
  return new Map(list.split(" ").map((pair) => [pair.slice(0, 2), pair.slice(2)]));
}
